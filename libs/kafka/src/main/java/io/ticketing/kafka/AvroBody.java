package io.ticketing.kafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

import io.ticketing.contracts.EventTypes;

/// Avro's binary encoding of an event, without any header.
public final class AvroBody {

    /// Looks for the event classes where the contracts are, which may not be where Avro is.
    private static final SpecificData EVENTS = events();

    private AvroBody() {}

    public static byte[] encode(SpecificRecord event) {
        var bytes = new ByteArrayOutputStream(256);
        var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            new SpecificDatumWriter<SpecificRecord>(event.getSchema(), SpecificData.getForClass(event.getClass()))
                    .write(event, encoder);
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array failed to take bytes", e);
        }
        return bytes.toByteArray();
    }

    /// @throws UnreadableEventException if the bytes do not match the writer's schema
    static SpecificRecord decode(byte[] body, Schema writer, Schema reader) {
        var decoder = new BoundedDecoder(body);
        try {
            SpecificRecord event = new SpecificDatumReader<SpecificRecord>(writer, reader, EVENTS).read(null, decoder);
            if (!decoder.isEnd()) {
                throw new UnreadableEventException("bytes are left over after the event");
            }
            return event;
        } catch (IOException | AvroRuntimeException | IllegalArgumentException e) {
            throw new UnreadableEventException("not readable as " + reader.getFullName(), e);
        } catch (IndexOutOfBoundsException
                | NegativeArraySizeException
                | ArithmeticException
                | UnsupportedOperationException e) {
            throw new UnreadableEventException("damaged " + reader.getFullName(), e);
        }
    }

    private static SpecificData events() {
        var data = new SpecificData(EventTypes.class.getClassLoader());
        data.addLogicalTypeConversion(new Conversions.UUIDConversion());
        data.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
        return data;
    }
}
