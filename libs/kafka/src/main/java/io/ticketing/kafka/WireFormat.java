package io.ticketing.kafka;

import java.nio.ByteBuffer;

/// The Confluent wire format: a zero byte, the schema's id in the registry (4 bytes, big
/// endian), then the Avro body.
///
/// Source: "Wire format" in the documentation of Confluent's Schema Registry.
record WireFormat(int schemaId, byte[] body) {

    private static final byte MAGIC = 0;
    private static final int HEADER_LENGTH = 5;

    static WireFormat parse(byte[] message) {
        if (message == null || message.length < HEADER_LENGTH || message[0] != MAGIC) {
            throw new UnreadableEventException("not in the schema registry's wire format");
        }
        ByteBuffer buffer = ByteBuffer.wrap(message);
        buffer.get();
        int schemaId = buffer.getInt();
        byte[] body = new byte[buffer.remaining()];
        buffer.get(body);
        return new WireFormat(schemaId, body);
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(HEADER_LENGTH + body.length)
                .put(MAGIC)
                .putInt(schemaId)
                .put(body)
                .array();
    }
}
