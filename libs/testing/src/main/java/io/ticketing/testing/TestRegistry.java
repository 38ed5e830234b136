package io.ticketing.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

import io.ticketing.contracts.EventTypes;

/// The wire format seen from outside: written independently of the code under test.
final class TestRegistry {

    private static final int HEADER_LENGTH = 5;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Schema, Integer> IDS = new ConcurrentHashMap<>();

    private static final SpecificData EVENTS = events();

    private TestRegistry() {}

    static byte[] frame(SpecificRecord event) {
        var bytes = new ByteArrayOutputStream();
        bytes.write(0);
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .putInt(IDS.computeIfAbsent(event.getSchema(), TestRegistry::register))
                .array());
        var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            new SpecificDatumWriter<SpecificRecord>(event.getSchema(), SpecificData.getForClass(event.getClass()))
                    .write(event, encoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// The event; empty if a test damaged it on purpose.
    static Optional<SpecificRecord> read(byte[] message, Schema schema) {
        if (message.length < HEADER_LENGTH) {
            return Optional.empty();
        }
        var decoder = DecoderFactory.get().binaryDecoder(message, HEADER_LENGTH, message.length - HEADER_LENGTH, null);
        try {
            return Optional.of(new SpecificDatumReader<SpecificRecord>(schema, schema, EVENTS).read(null, decoder));
        } catch (IOException | RuntimeException _) {
            return Optional.empty();
        }
    }

    /// A registry that is kept running knows the schemas of every branch that was tested with it.
    /// That a schema stays compatible is tested where the schemas are.
    static void takeAnySchema() {
        call("PUT", "/config", Map.of("compatibility", "NONE"));
    }

    private static int register(Schema schema) {
        String path = "/subjects/" + schema.getFullName() + "/versions";
        return call("POST", path, Map.of("schema", schema.toString())).get("id").asInt();
    }

    private static JsonNode call(String method, String path, Map<String, String> body) {
        String url = System.getProperty(TestInfrastructure.REGISTRY_URL) + path;
        try (HttpClient client = HttpClient.newHttpClient()) {
            String json = JSON.writeValueAsString(body);
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .header("Content-Type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString(json))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("The registry says " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Looks for the event classes in the tests' class loader, which may not be Avro's.
    private static SpecificData events() {
        var data = new SpecificData(EventTypes.class.getClassLoader());
        data.addLogicalTypeConversion(new Conversions.UUIDConversion());
        data.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
        return data;
    }
}
