package io.ticketing.kafka;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.sun.management.ThreadMXBean;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.io.Decoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.contracts.tickets.Offer;
import io.ticketing.contracts.tickets.TicketListed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// A damaged body costs no more memory than it is long.
class AvroBodyTest {

    private static final int SIXTEEN_MEGABYTES = 16 << 20;
    private static final Schema LISTED = TicketListed.getClassSchema();

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void readsWhatItWrote() {
        TicketListed listed = listed("Götterdämmerung");

        assertThat(AvroBody.decode(AvroBody.encode(listed), LISTED, LISTED)).isEqualTo(listed);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, SIXTEEN_MEGABYTES, 1_073_741_823, Integer.MAX_VALUE, Long.MAX_VALUE})
    void makesNoRoomForAStringThatIsNotThere(long announced) {
        byte[] damaged = announce(announced, AvroBody.encode(listed("Rienzi")));

        long allocated = allocatedBy(() -> assertThatThrownBy(() -> AvroBody.decode(damaged, LISTED, LISTED))
                .isInstanceOf(UnreadableEventException.class));

        assertThat(allocated).isLessThan(SIXTEEN_MEGABYTES);
    }

    @ParameterizedTest
    @ValueSource(longs = {SIXTEEN_MEGABYTES, Integer.MAX_VALUE, Long.MAX_VALUE})
    void makesNoRoomForItemsThatAreNotThere(long announced) {
        for (Schema schema : List.of(
                SchemaBuilder.array().items().longType(),
                SchemaBuilder.map().values().longType(),
                SchemaBuilder.builder().bytesType())) {
            byte[] damaged = announce(announced, new byte[] {1, 1});

            long allocated = allocatedBy(
                    () -> assertThatThrownBy(() -> read(schema, damaged)).isInstanceOf(RuntimeException.class));

            assertThat(allocated).as("%s", schema).isLessThan(SIXTEEN_MEGABYTES);
        }
    }

    @Test
    void readsItemsAndBytesThatAreThere() throws Exception {
        Schema longs = SchemaBuilder.array().items().longType();
        Schema counts = SchemaBuilder.map().values().longType();
        Schema bytes = SchemaBuilder.builder().bytesType();

        assertThat(read(longs, new byte[] {4, 2, 6, 0})).isEqualTo(List.of(1L, 3L));
        assertThat((Map<?, ?>) read(counts, new byte[] {2, 2, 'a', 8, 0}))
                .hasToString("{a=4}")
                .hasSize(1);
        assertThat(read(bytes, new byte[] {4, 5, 6})).isEqualTo(ByteBuffer.wrap(new byte[] {5, 6}));
    }

    private long allocatedBy(Runnable work) {
        work.run(); // loads the classes
        long before = thread.getCurrentThreadAllocatedBytes();
        work.run();
        return thread.getCurrentThreadAllocatedBytes() - before;
    }

    private static Object read(Schema schema, byte[] body) throws Exception {
        Decoder decoder = new BoundedDecoder(body);
        return new SpecificDatumReader<>(schema, schema, SpecificData.get()).read(null, decoder);
    }

    private static TicketListed listed(String title) {
        var offer = new Offer(title, 2000L, "USD", 3, null);
        return new TicketListed(UUID.randomUUID(), 1L, UUID.randomUUID(), offer);
    }

    /// The body with another length before its first string; Avro writes it in zigzag, seven bits
    /// to a byte.
    private static byte[] announce(long length, byte[] body) {
        ByteBuffer damaged = ByteBuffer.allocate(10 + body.length);
        long rest = (length << 1) ^ (length >> 63);
        for (; (rest & ~0x7FL) != 0; rest >>>= 7) {
            damaged.put((byte) (rest | 0x80));
        }
        damaged.put((byte) rest).put(body, 1, body.length - 1);
        byte[] bytes = new byte[damaged.position()];
        damaged.flip().get(bytes);
        return bytes;
    }
}
