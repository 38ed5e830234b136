package io.ticketing.kafka;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.uuid.Generators;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.MemoryRecordsBuilder;
import org.apache.kafka.common.record.Record;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.utils.BufferSupplier;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.orders.CancelReason;
import io.ticketing.contracts.orders.Order;
import io.ticketing.contracts.orders.OrderCancelled;
import io.ticketing.contracts.orders.OrderCompleted;
import io.ticketing.contracts.orders.OrderPlaced;
import io.ticketing.contracts.orders.StockLevels;
import io.ticketing.contracts.tickets.Offer;
import io.ticketing.contracts.tickets.TicketListed;

import static java.nio.charset.StandardCharsets.UTF_8;

/// What each compression costs with our events, as Kafka's own client packs and unpacks them. Run
/// it by its name: `-Dtest=CompressionBenchmark`.
class CompressionBenchmark {

    private static final int[] BATCHES = {1, 10, 100, 500};
    private static final int EVENTS_PER_ROUND = 20_000;
    private static final int ROUNDS = 5;
    private static final BufferSupplier BUFFERS = BufferSupplier.create();

    private record Message(byte[] key, byte[] value, Headers headers) {}

    @Test
    void printsBytesAndTimePerEvent() {
        List<Message> messages = messages();
        System.out.println("| events in a batch | compression | bytes | µs to pack | to unpack |");
        System.out.println("| ---: | --- | ---: | ---: | ---: |");
        for (int batch : BATCHES) {
            for (CompressionType type : CompressionType.values()) {
                System.out.println(row(batch, type, messages));
            }
        }
    }

    private static String row(int batch, CompressionType type, List<Message> messages) {
        List<List<Message>> batches = new ArrayList<>();
        for (int from = 0; from + batch <= messages.size(); from += batch) {
            batches.add(messages.subList(from, from + batch));
        }
        int rounds = Math.max(1, EVENTS_PER_ROUND / messages.size());
        long bytes = 0;
        long packing = Long.MAX_VALUE;
        long unpacking = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            List<MemoryRecords> packed = new ArrayList<>();
            long begun = cpu();
            for (int i = 0; i < rounds; i++) {
                packed.clear();
                batches.forEach(events -> packed.add(pack(type, events)));
            }
            long between = cpu();
            for (int i = 0; i < rounds; i++) {
                packed.forEach(CompressionBenchmark::unpack);
            }
            packing = Math.min(packing, between - begun);
            unpacking = Math.min(unpacking, cpu() - between);
            bytes = packed.stream().mapToLong(MemoryRecords::sizeInBytes).sum();
        }
        double events = (double) rounds * batches.size() * batch;
        return "| %d | %s | %.0f | %.1f | %.1f |"
                .formatted(
                        batch, type.name, bytes * rounds / events, packing / events / 1000, unpacking / events / 1000);
    }

    private static MemoryRecords pack(CompressionType type, List<Message> messages) {
        MemoryRecordsBuilder builder = MemoryRecords.builder(
                ByteBuffer.allocate(512 * messages.size()), Compression.of(type).build(), TimestampType.CREATE_TIME, 0);
        for (Message message : messages) {
            builder.append(0L, message.key(), message.value(), message.headers().toArray());
        }
        return builder.build();
    }

    private static void unpack(MemoryRecords records) {
        for (var batch : records.batches()) {
            try (var iterator = batch.streamingIterator(BUFFERS)) {
                while (iterator.hasNext()) {
                    Record event = iterator.next();
                    event.value().get(0);
                }
            }
        }
    }

    /// Orders of a few buyers for a few tickets, as an on-sale makes them.
    private static List<Message> messages() {
        List<Message> messages = new ArrayList<>();
        for (int order = 0; order < 500; order++) {
            UUID ticket = UUID.nameUUIDFromBytes(("ticket " + order % 20).getBytes(UTF_8));
            var time = Instant.ofEpochSecond(1_790_000_000L + order).plus(order, ChronoUnit.MICROS);
            var stock = new StockLevels((long) order, order % 7, order);
            for (SpecificRecord event : eventsOf(ticket, time, stock)) {
                messages.add(message(OutboundEvent.of(event, time)));
            }
        }
        return messages;
    }

    private static List<SpecificRecord> eventsOf(UUID ticket, Instant time, StockLevels stock) {
        UUID id = Generators.timeBasedEpochRandomGenerator().generate();
        UUID buyer = Generators.timeBasedEpochRandomGenerator().generate();
        UUID payment = Generators.timeBasedEpochRandomGenerator().generate();
        Instant deadline = time.plus(15, ChronoUnit.MINUTES);
        var offer = new Offer("Der Ring des Nibelungen", 4950L, "USD", 900);
        var order = new Order(id, ticket, buyer, 2, 4950L, 9900L, "USD", deadline);
        var title = "Der Ring des Nibelungen, first evening";
        return List.of(
                new TicketListed(ticket, 1L, buyer, offer),
                new OrderPlaced(order, 1L, stock, 1L, title),
                new OrderCompleted(order, 3L, stock, payment),
                new OrderCancelled(order, 2L, stock, CancelReason.EXPIRED));
    }

    private static Message message(OutboundEvent event) {
        var headers = new CloudEventHeaders(
                event.id(),
                "/ticketing/orders",
                event.schema().getFullName(),
                event.time(),
                event.subject(),
                "00-%s-%s-01"
                        .formatted(
                                UUID.randomUUID().toString().replace("-", ""),
                                UUID.randomUUID().toString().substring(19).replace("-", "")));
        return new Message(
                event.key().toString().getBytes(UTF_8), new WireFormat(7, event.body()).toBytes(), headers.toKafka());
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
