package io.ticketing.kafka;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/// Decodes a body without allocating more than the body can hold.
///
/// Avro trusts an announced length and allocates it before it reads on, so five damaged bytes can
/// exhaust the heap. Its own limits are system properties that are read when a class is
/// initialised, which for a native executable is at build time.
final class BoundedDecoder extends Decoder {

    private final BinaryDecoder body;

    BoundedDecoder(byte[] body) {
        this.body = DecoderFactory.get().binaryDecoder(body, null);
    }

    boolean isEnd() throws IOException {
        return body.isEnd();
    }

    @Override
    public Utf8 readString(@Nullable Utf8 old) throws IOException {
        return new Utf8(readAnnounced());
    }

    @Override
    public String readString() throws IOException {
        return readString(null).toString();
    }

    @Override
    public ByteBuffer readBytes(@Nullable ByteBuffer old) throws IOException {
        return ByteBuffer.wrap(readAnnounced());
    }

    @Override
    public void readFixed(byte[] bytes, int start, int length) throws IOException {
        body.readFixed(bytes, start, length);
    }

    @Override
    public long readArrayStart() throws IOException {
        return bounded(body.readArrayStart());
    }

    @Override
    public long arrayNext() throws IOException {
        return bounded(body.arrayNext());
    }

    @Override
    public long readMapStart() throws IOException {
        return bounded(body.readMapStart());
    }

    @Override
    public long mapNext() throws IOException {
        return bounded(body.mapNext());
    }

    @Override
    public void readNull() throws IOException {
        body.readNull();
    }

    @Override
    public boolean readBoolean() throws IOException {
        return body.readBoolean();
    }

    @Override
    public int readInt() throws IOException {
        return body.readInt();
    }

    @Override
    public long readLong() throws IOException {
        return body.readLong();
    }

    @Override
    public float readFloat() throws IOException {
        return body.readFloat();
    }

    @Override
    public double readDouble() throws IOException {
        return body.readDouble();
    }

    @Override
    public void skipString() throws IOException {
        body.skipString();
    }

    @Override
    public void skipBytes() throws IOException {
        body.skipBytes();
    }

    @Override
    public void skipFixed(int length) throws IOException {
        body.skipFixed(length);
    }

    @Override
    public int readEnum() throws IOException {
        return body.readEnum();
    }

    @Override
    public long skipArray() throws IOException {
        return body.skipArray();
    }

    @Override
    public long skipMap() throws IOException {
        return body.skipMap();
    }

    @Override
    public int readIndex() throws IOException {
        return body.readIndex();
    }

    /// Strings and bytes are a length and then that many bytes.
    private byte[] readAnnounced() throws IOException {
        byte[] bytes = new byte[(int) bounded(body.readLong())];
        body.readFixed(bytes);
        return bytes;
    }

    /// Every item takes at least one byte: no contract has lists of empty items.
    private long bounded(long announced) throws IOException {
        int left = body.inputStream().available();
        if (announced < 0 || announced > left) {
            throw new AvroRuntimeException(announced + " announced and " + left + " bytes left");
        }
        return announced;
    }
}
