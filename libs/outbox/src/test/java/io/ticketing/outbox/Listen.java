package io.ticketing.outbox;

import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Prints every event of a topic: `Listen <broker> <registry> <topic> <group>`.
public class Listen {

    private static final Map<Integer, Schema> SCHEMAS = new HashMap<>();

    public static void main(String[] args) throws Exception {
        listen(args[0], args[1], args[2], args[3], System.out::println);
    }

    static void listen(String broker, String registry, String topic, String group, Consumer<String> out)
            throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                broker,
                "group.id",
                group,
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false);
        var keys = new StringDeserializer();
        try (var consumer = new KafkaConsumer<>(settings, keys, new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (true) {
                for (var message : consumer.poll(Duration.ofSeconds(1))) {
                    try {
                        out.accept(describe(message, registry));
                    } catch (RuntimeException | EOFException unreadable) {
                        // Put it aside and go on. When the registry is down, the program ends.
                        out.accept("unreadable: offset " + message.offset() + ", " + unreadable);
                    }
                }
                consumer.commitSync();
            }
        }
    }

    private static String describe(ConsumerRecord<?, byte[]> message, String registry) throws Exception {
        // Here skip an id that was seen before, or a version that is not newer.
        String id = header(message, "ce_id");
        String type = header(message, "ce_type");
        return id + " " + type + " " + event(registry, ByteBuffer.wrap(message.value()));
    }

    private static Object event(String registry, ByteBuffer value) throws Exception {
        value.get(); // zero
        Schema schema = schema(registry, value.getInt());
        var body = DecoderFactory.get().binaryDecoder(value.array(), value.position(), value.remaining(), null);
        return new GenericDatumReader<>(schema).read(null, body);
    }

    private static Schema schema(String registry, int id) throws Exception {
        Schema known = SCHEMAS.get(id);
        if (known == null) {
            var request = HttpRequest.newBuilder(URI.create(registry + "/schemas/ids/" + id));
            try (var http = HttpClient.newHttpClient()) {
                var answer = http.send(request.build(), BodyHandlers.ofString());
                if (answer.statusCode() >= 500) {
                    throw new IOException("the registry answers " + answer.statusCode());
                }
                String text = new ObjectMapper()
                        .readTree(answer.body())
                        .path("schema")
                        .asText();
                known = new Schema.Parser().parse(text);
            }
            SCHEMAS.put(id, known);
        }
        return known;
    }

    private static String header(ConsumerRecord<?, ?> message, String name) {
        return new String(message.headers().lastHeader(name).value());
    }
}
