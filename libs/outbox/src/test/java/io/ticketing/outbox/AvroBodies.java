package io.ticketing.outbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.UUID;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/// Bodies as other processes write them, also of schemas that this version has no class for.
final class AvroBodies {

    private AvroBodies() {}

    static byte[] encode(SpecificRecord event) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new SpecificDatumWriter<>(event.getSchema()).write(event, encoder);
        return bytes.toByteArray();
    }

    static byte[] encode(Schema schema, UUID ticketId, String title) throws IOException {
        GenericRecord event = new GenericData.Record(schema);
        event.put("ticketId", ticketId.toString());
        event.put("version", 1L);
        event.put("sellerId", UUID.randomUUID().toString());
        GenericRecord offer = new GenericData.Record(schema.getField("offer").schema());
        offer.put("title", title);
        offer.put("price", 2000L);
        offer.put("currency", "USD");
        offer.put("quantity", 1);
        event.put("offer", offer);
        event.put("venue", "Carnegie Hall");
        var bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(schema).write(event, encoder);
        return bytes.toByteArray();
    }
}
