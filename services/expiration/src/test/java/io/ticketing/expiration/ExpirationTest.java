package io.ticketing.expiration;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.contracts.expirations.ReservationDue;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The service as others see it: orders' events in, due reservations out.
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class ExpirationTest {

    private static final String OFFSET = "dead-letter-offset";
    private static final Duration SHORT = Duration.ofMillis(1500);

    @Test
    void saysWithinASecondOfTheDeadlineAndNotBeforeThatItHasPassed() {
        warmUp();
        var order = OrderFixture.dueIn(SHORT);

        TestEvents.publish(order.placed());

        ReservationDue due = awaitDue(order);
        assertThat(due.getTicketId()).isEqualTo(order.ticketId());
        assertThat(due.getVersion()).isEqualTo(1);
        assertThat(due.getDueAt()).isEqualTo(order.deadline());
        var message = messagesOf(order).getFirst();
        assertThat(message.key()).isEqualTo(order.ticketId().toString());
        // Brokers and producers stamp messages to the millisecond.
        assertThat(Instant.ofEpochMilli(message.timestamp()))
                .isBetween(order.deadline().minusMillis(1), order.deadline().plusSeconds(1));
    }

    /// Also in a native executable, where most codecs need a library that must be included
    /// explicitly.
    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip", "snappy", "lz4", "zstd"})
    void readsEventsCompressedWith(String codec) {
        var order = OrderFixture.dueIn(Duration.ZERO);

        TestEvents.publishCompressed(codec, order.placed());

        awaitDue(order);
    }

    @Test
    void repeatsItselfUntilTheOrderHasEnded() {
        var order = OrderFixture.dueIn(Duration.ZERO);
        TestEvents.publish(order.placed());
        await().atMost(Duration.ofSeconds(30)).until(() -> messagesOf(order).size() >= 2);

        TestEvents.publish(order.cancelled());
        awaitDue(publish(order.nextDueIn(Duration.ZERO)));
        int said = messagesOf(order).size();

        awaitDue(publish(order.nextDueIn(Duration.ofSeconds(3))));
        assertThat(messagesOf(order)).hasSize(said);
    }

    @Test
    void forgetsOrdersThatEndInTime() {
        var cancelled = OrderFixture.dueIn(SHORT);
        var completed = cancelled.nextDueIn(SHORT);
        TestEvents.publish(cancelled.placed());
        TestEvents.publish(completed.placed());
        TestEvents.publish(completed.awaitingPayment());
        TestEvents.publish(completed.completed());
        TestEvents.publish(cancelled.cancelled());

        awaitDue(publish(cancelled.nextDueIn(SHORT)));

        assertThat(messagesOf(cancelled)).isEmpty();
        assertThat(messagesOf(completed)).isEmpty();
    }

    @Test
    void keepsTheDeadlineOfAnOrderThatAwaitsItsPayment() {
        var order = publish(OrderFixture.dueIn(SHORT));
        TestEvents.publish(order.awaitingPayment());

        awaitDue(order);
    }

    @Test
    void saysNothingOfARevivedOrder() {
        var order = OrderFixture.dueIn(SHORT);
        TestEvents.publish(order.placed());
        TestEvents.publish(order.cancelled());
        TestEvents.publish(order.awaitingPayment());

        awaitDue(publish(order.nextDueIn(SHORT)));

        assertThat(messagesOf(order)).isEmpty();
    }

    @Test
    void takesRepeatedAndLateEventsCalmly() {
        var order = OrderFixture.dueIn(SHORT);
        UUID placedId = UUID.randomUUID();
        TestEvents.publish(placedId, order.placed());
        TestEvents.publish(placedId, order.placed());
        TestEvents.publish(order.completed());
        TestEvents.publish(order.completed());
        TestEvents.publish(order.awaitingPayment());

        awaitDue(publish(order.nextDueIn(SHORT)));

        assertThat(messagesOf(order)).isEmpty();
    }

    @Test
    void goesOnPastWhatItCannotReadOrDoesNotKnow() {
        var order = OrderFixture.dueIn(SHORT);
        String key = order.ticketId().toString();
        var headers = TestEvents.headers(UUID.randomUUID(), order.placed());
        var unknown = new HashMap<>(headers);
        unknown.put("ce_type", "io.ticketing.contracts.orders.OrderGiftWrapped");
        TestEvents.publishRaw("orders", key, headers, new byte[] {1, 2, 3});
        TestEvents.publishRaw("orders", key, unknown, new byte[] {0, 0, 0, 0, 9, 9});
        TestEvents.publishRaw("orders", key, Map.of(), new byte[0]);

        awaitDue(publish(order));

        // Reading the orders' events again finds both again.
        await().untilAsserted(() -> assertThat(TestEvents.deadLetters("orders", "expiration"))
                .filteredOn(message -> key.equals(message.key()))
                .extracting(it -> TestEvents.header(it, OFFSET))
                .satisfies(it -> assertThat(Set.copyOf(it)).hasSize(2)));
    }

    @Test
    void saysOfTwoThousandAtOnceThatTheyAreDue() {
        warmUp();
        Instant deadline = Instant.now().plusSeconds(8);
        var orders = Stream.generate(UUID::randomUUID)
                .limit(2000)
                .map(id -> new OrderFixture(id, UUID.randomUUID(), deadline))
                .toList();
        orders.parallelStream().forEach(order -> TestEvents.publish(order.placed()));
        var ids = orders.stream().map(OrderFixture::id).toList();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(TestEvents.all(ReservationDue.class, _ -> true))
                        .extracting(ReservationDue::getOrderId)
                        .containsAll(ids));

        orders.parallelStream().forEach(order -> TestEvents.publish(order.completed()));
    }

    /// It takes its turn by its ticket's last deadline, so that orders finds all of them due.
    @Test
    void asksOnceForAllThatIsDueForATicket() {
        warmUp();
        Instant deadline = Instant.now().plusSeconds(3);
        UUID ticketId = UUID.randomUUID();
        var orders = IntStream.range(0, 500)
                .mapToObj(late -> new OrderFixture(UUID.randomUUID(), ticketId, deadline.plusNanos(late * 1000L)))
                .toList();
        orders.parallelStream().forEach(order -> TestEvents.publish(order.placed()));

        await().atMost(Duration.ofSeconds(30))
                .until(() -> dueFor(ticketId).contains(orders.getLast().id()));

        assertThat(dueFor(ticketId)).hasSizeLessThan(50);
        orders.parallelStream().forEach(order -> TestEvents.publish(order.completed()));
    }

    private static List<UUID> dueFor(UUID ticketId) {
        return TestEvents.all(ReservationDue.class, due -> due.getTicketId().equals(ticketId)).stream()
                .map(ReservationDue::getOrderId)
                .toList();
    }

    private static OrderFixture publish(OrderFixture order) {
        TestEvents.publish(order.placed());
        return order;
    }

    /// The very first event waits for schemas and topics.
    private static void warmUp() {
        awaitDue(publish(OrderFixture.dueIn(Duration.ZERO)));
    }

    private static ReservationDue awaitDue(OrderFixture order) {
        return TestEvents.await(ReservationDue.class, order.id());
    }

    private static List<ConsumerRecord<String, byte[]>> messagesOf(OrderFixture order) {
        return TestEvents.messages("expirations").stream()
                .filter(it -> order.id().toString().equals(TestEvents.header(it, "ce_subject")))
                .toList();
    }
}
