package io.ticketing.orders.application;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.orders.CancelReason;
import io.ticketing.contracts.orders.OrderCancelled;
import io.ticketing.contracts.orders.OrderPlaced;
import io.ticketing.orders.Marketplace;
import io.ticketing.orders.TestClock;
import io.ticketing.orders.domain.Cancellation;
import io.ticketing.orders.domain.Order;
import io.ticketing.orders.domain.OrderRequest;
import io.ticketing.orders.domain.Placement;
import io.ticketing.testing.AtOnce;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class PlaceOrderTest {

    private static final Duration RESERVATION = Duration.ofMinutes(15);

    @Inject
    PlaceOrder placeOrder;

    @Inject
    CancelOrder cancelOrder;

    @Inject
    Marketplace marketplace;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void letsExactlyOneOfTwoHundredBuyersHaveTheLastTicket() throws Exception {
        var ticket = marketplace.list(1);

        var placements = AtOnce.all(200, _ -> place(ticket, 1));

        assertThat(placements).filteredOn(Placement.Placed.class::isInstance).hasSize(1);
        assertThat(placements).filteredOn(Placement.SoldOut.class::isInstance).hasSize(199);
        assertThat(marketplace.ordersOf(ticket)).isEqualTo(1);
        assertThat(marketplace.books(ticket).free()).isZero();
    }

    @Test
    void keepsTheBooksBalancedWhileBuyersComeAndGo() throws Exception {
        var ticket = marketplace.list(20);
        var done = new AtomicBoolean();
        var auditor = CompletableFuture.runAsync(() -> audit(ticket, done));

        AtOnce.all(200, _ -> switch (place(ticket, ThreadLocalRandom.current().nextInt(1, 4))) {
            case Placement.Placed(var order, var _) -> cancel(order);
            case Placement refusal -> refusal;
        });

        done.set(true);
        auditor.get();
        assertThat(marketplace.books(ticket))
                .returns(0, Marketplace.Books::held)
                .returns(20, Marketplace.Books::free);
    }

    @Test
    void endsOverdueReservationsWhenTheirTicketsAreWanted() {
        var ticket = marketplace.list(2);
        var forgotten = placed(place(ticket, 2));
        assertThat(place(ticket, 1)).isInstanceOf(Placement.SoldOut.class);
        clock.putForward(RESERVATION);

        var order = placed(place(ticket, 1));

        assertThat(marketplace.cancelReason(forgotten.id())).isEqualTo("EXPIRED");
        assertThat(marketplace.books(ticket).free()).isEqualTo(1);
        var cancelled = TestEvents.await(OrderCancelled.class, forgotten.id());
        var placed = TestEvents.await(OrderPlaced.class, order.id());
        assertThat(cancelled.getReason()).isEqualTo(CancelReason.EXPIRED);
        assertThat(cancelled.getStock().getVersion())
                .isEqualTo(placed.getStock().getVersion() - 1);
    }

    @Test
    void leavesReservationsAloneThatAreNotInTheWay() {
        var ticket = marketplace.list(5);
        var overdue = placed(place(ticket, 2));
        clock.putForward(RESERVATION);

        placed(place(ticket, 3));

        assertThat(marketplace.status(overdue.id())).isEqualTo("CREATED");
    }

    @Test
    void neverTakesTicketsFromAnOrderThatAwaitsItsPayment() {
        var ticket = marketplace.list(1);
        var order = placed(place(ticket, 1));
        marketplace.awaitPayment(order.id(), ticket);
        clock.putForward(RESERVATION.multipliedBy(10));

        assertThat(place(ticket, 1)).isInstanceOf(Placement.SoldOut.class);
        assertThat(marketplace.status(order.id())).isEqualTo("AWAITING_PAYMENT");
    }

    @Test
    void waitsForATicketThatWasListedAMomentAgo() {
        var ticket = Marketplace.newTicketId();
        var placement = CompletableFuture.supplyAsync(() -> place(ticket, 1));
        Awaitility.await().during(Duration.ofMillis(300)).until(() -> !placement.isDone());

        TestEvents.publish(Marketplace.listed(ticket, 1));

        assertThat(placement.join()).isInstanceOf(Placement.Placed.class);
    }

    @Test
    void doesNotWaitForEverForATicketThatIsNotListed() {
        assertThat(place(Marketplace.newTicketId(), 1)).isInstanceOf(Placement.UnknownTicket.class);
    }

    @Test
    void doesNotWaitForATicketThatWouldHaveArrivedLongAgo() {
        var started = System.nanoTime();

        assertThat(place(UUID.randomUUID(), 1)).isInstanceOf(Placement.UnknownTicket.class);
        assertThat(place(UUID.fromString("0190b5c4-0000-7000-8000-000000000000"), 1))
                .isInstanceOf(Placement.UnknownTicket.class);

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void sellsAsManyAsOneOrderMayBeForAndNoMore() throws Exception {
        assertThat(place(marketplace.list(10), 10)).isInstanceOf(Placement.Placed.class);
        assertThat(place(UUID.randomUUID(), 11)).isEqualTo(new Placement.OverLimit(10));
    }

    @Test
    void failsARequestAloneThoughItIsDecidedTogetherWithOthers() throws Exception {
        var ticket = marketplace.list(100);
        var tooFine = new BigDecimal("20.501");

        var placements = AtOnce.all(50, i -> i == 25 ? attempt(ticket, tooFine) : place(ticket, 1));

        assertThat(placements).filteredOn(Placement.Placed.class::isInstance).hasSize(49);
        assertThat(marketplace.ordersOf(ticket)).isEqualTo(49);
    }

    @Test
    void letsOneKeyBeUsedForOneOfManyTickets() throws Exception {
        var tickets = Stream.generate(() -> marketplace.list(100)).limit(20).toList();
        var buyer = UUID.randomUUID();

        var placements = AtOnce.all(20, i -> {
            var others = AtOnce.all(5, _ -> place(tickets.get(i), 1));
            assertThat(others).allMatch(Placement.Placed.class::isInstance);
            return await(() -> placeOrder.place(new OrderRequest(buyer, tickets.get(i), 1, null), Optional.of("key")));
        });

        assertThat(placements).filteredOn(Placement.Placed.class::isInstance).hasSize(1);
        assertThat(placements).filteredOn(Placement.KeyReused.class::isInstance).hasSize(19);
    }

    /// Null if it fails.
    private Placement attempt(UUID ticket, BigDecimal price) {
        try {
            return await(
                    () -> placeOrder.place(new OrderRequest(UUID.randomUUID(), ticket, 1, price), Optional.empty()));
        } catch (AssertionError failed) {
            return null;
        }
    }

    private void audit(UUID ticket, AtomicBoolean done) {
        while (!done.get()) {
            var books = marketplace.books(ticket);
            assertThat(books.held() + books.sold() + books.free()).isEqualTo(20);
            assertThat(books.free()).isNotNegative();
        }
    }

    private Placement place(UUID ticket, int quantity) {
        var request = new OrderRequest(UUID.randomUUID(), ticket, quantity, null);
        return await(() -> placeOrder.place(request, Optional.empty()));
    }

    private Cancellation cancel(Order order) {
        return await(() -> cancelOrder.cancel(order.id(), order.terms().buyerId()));
    }

    private static Order placed(Placement placement) {
        assertThat(placement).isInstanceOf(Placement.Placed.class);
        return ((Placement.Placed) placement).order();
    }

    private static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
