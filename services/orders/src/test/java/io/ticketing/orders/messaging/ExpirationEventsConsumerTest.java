package io.ticketing.orders.messaging;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.expirations.ReservationDue;
import io.ticketing.contracts.orders.CancelReason;
import io.ticketing.contracts.orders.OrderCancelled;
import io.ticketing.contracts.orders.OrderPlaced;
import io.ticketing.orders.Marketplace;
import io.ticketing.orders.TestClock;
import io.ticketing.testing.ImpatientCaller;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestInfrastructure;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class ExpirationEventsConsumerTest {

    private static final Duration RESERVATION = Duration.ofMinutes(15);

    @Inject
    Marketplace marketplace;

    @Inject
    AgroalDataSource database;

    @Inject
    TestClock clock;

    private UUID ticket;
    private UUID order;

    @BeforeEach
    void placeAnOrder() {
        ticket = marketplace.list(5);
        order = marketplace.order(UUID.randomUUID(), ticket, 2);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void freesTheTicketsOfAnOverdueOrder() {
        clock.putForward(RESERVATION);

        TestEvents.publish(due(order));

        await().until(() -> marketplace.books(ticket).free(), free -> free == 5);
        assertThat(marketplace.cancelReason(order)).isEqualTo("EXPIRED");
    }

    @Test
    void freesAllThatIsOverdueOfTheTicketAtTheFirstWord() {
        var hot = marketplace.list(150);
        var orders = Stream.generate(() -> marketplace.order(hot)).limit(120).toList();
        clock.putForward(RESERVATION);

        TestEvents.publish(new ReservationDue(orders.getLast(), 1L, hot, clock.instant()));

        await().until(() -> marketplace.books(hot).free(), free -> free == 150);
    }

    @Test
    void freesManyTicketsInFewTransactions() throws SQLException {
        var tickets = Stream.generate(() -> marketplace.list(1)).limit(60).toList();
        var orders = tickets.stream().map(marketplace::order).toList();
        clock.putForward(RESERVATION);

        TestEvents.publish(IntStream.range(0, 60)
                .mapToObj(n -> new ReservationDue(orders.get(n), 1L, tickets.get(n), clock.instant()))
                .toList());

        orders.forEach(it -> marketplace.awaitStatus(it, "CANCELLED"));
        assertThat(tickets).allMatch(it -> marketplace.books(it).free() == 1);
        assertThat(transactionsThatFreed(tickets)).isLessThan(30);
    }

    @Test
    void freesTheOthersWhileOneTicketIsLocked() throws SQLException {
        var other = marketplace.list(1);
        var others = marketplace.order(other);
        clock.putForward(RESERVATION);
        try (var caller = new ImpatientCaller(database)) {
            caller.othersDo("select 1 from stock where ticket_id = '%s' for update".formatted(ticket));

            TestEvents.publish(List.of(due(order), new ReservationDue(others, 1L, other, clock.instant()), due(order)));

            marketplace.awaitStatus(others, "CANCELLED");
            assertThat(marketplace.status(order)).isEqualTo("CREATED");
        }
        marketplace.awaitStatus(order, "CANCELLED");
    }

    @Test
    void freesTheOthersThoughOneOrderCanNotBeEnded() {
        var spoilt = marketplace.list(1);
        var spoiltOrder = marketplace.order(spoilt);
        marketplace.spoil(spoiltOrder);
        clock.putForward(RESERVATION);

        TestEvents.publish(List.of(new ReservationDue(spoiltOrder, 1L, spoilt, clock.instant()), due(order)));

        marketplace.awaitStatus(order, "CANCELLED");
        marketplace.awaitDeadLetters("expirations", spoilt, 1);
    }

    @Test
    void announcesItOnceThoughItIsToldTwice() {
        clock.putForward(RESERVATION);
        var event = UUID.randomUUID();
        TestEvents.publish(event, due(order));
        TestEvents.publish(event, due(order));
        TestEvents.publish(due(order));
        awaitAllBefore();

        var cancelled = TestEvents.await(OrderCancelled.class, order);
        assertThat(cancelled.getReason()).isEqualTo(CancelReason.EXPIRED);
        assertThat(cancelled.getStock().getHeld()).isZero();
        assertThat(marketplace.version(order)).isEqualTo(2);
        assertThat(TestEvents.all(OrderCancelled.class, order)).hasSize(1);
    }

    @Test
    void trustsItsOwnClockAndRowWhateverItIsTold() {
        TestEvents.publish(new ReservationDue(order, 1L, ticket, Instant.EPOCH));
        TestEvents.publish(due(order));
        awaitAllBefore();

        assertThat(marketplace.status(order)).isEqualTo("CREATED");
    }

    @Test
    void waitsForAClockThatIsALittleAhead() {
        clock.putForward(RESERVATION.minusMillis(600).minus(age(order)));

        TestEvents.publish(due(order));

        marketplace.awaitStatus(order, "CANCELLED");
    }

    @Test
    void leavesAnOrderAloneThatIsPaid() {
        marketplace.awaitPayment(order, ticket);
        clock.putForward(RESERVATION);
        TestEvents.publish(due(order));
        awaitAllBefore();

        assertThat(marketplace.status(order)).isEqualTo("AWAITING_PAYMENT");
    }

    @Test
    void putsAsideWhatCannotBeReadAndGoesOn() {
        var headers = TestEvents.headers(UUID.randomUUID(), due(order));
        TestEvents.publishRaw("expirations", ticket.toString(), headers, new byte[] {7});
        TestEvents.publish(new ReservationDue(UUID.randomUUID(), 1L, UUID.randomUUID(), clock.instant()));
        clock.putForward(RESERVATION);
        TestEvents.publish(due(order));

        marketplace.awaitStatus(order, "CANCELLED");
        marketplace.awaitDeadLetters("expirations", ticket, 1);
    }

    /// Events of one ticket are taken in order: once a later one has its effect, earlier ones had
    /// theirs. The later one is for an order of half an hour ago.
    private void awaitAllBefore() {
        clock.putForward(RESERVATION.multipliedBy(-2));
        var last = marketplace.order(ticket);
        clock.putForward(RESERVATION.multipliedBy(2));
        TestEvents.publish(due(last));
        marketplace.awaitStatus(last, "CANCELLED");
    }

    /// Rows of stock know the last transaction that changed them.
    private long transactionsThatFreed(List<UUID> tickets) throws SQLException {
        var ids = tickets.stream().map("'%s'"::formatted).collect(joining(","));
        var sql = "select count(distinct xmin::text) from stock where ticket_id in (%s)".formatted(ids);
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private ReservationDue due(UUID orderId) {
        return new ReservationDue(orderId, 1L, ticket, deadline(orderId));
    }

    private Duration age(UUID orderId) {
        return Duration.between(deadline(orderId).minus(RESERVATION), clock.instant());
    }

    private static Instant deadline(UUID orderId) {
        return TestEvents.await(OrderPlaced.class, orderId).getOrder().getExpiresAt();
    }
}
