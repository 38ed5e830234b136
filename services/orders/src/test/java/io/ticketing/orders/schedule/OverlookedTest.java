package io.ticketing.orders.schedule;

import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.orders.OrderAwaitingPayment;
import io.ticketing.contracts.orders.OrderCancelled;
import io.ticketing.contracts.orders.OrderPlaced;
import io.ticketing.orders.Marketplace;
import io.ticketing.orders.TestClock;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Orders whose events a broker has lost.
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class OverlookedTest {

    private static final Duration LATE = Duration.ofSeconds(61);
    private static final Duration RESERVATION = Duration.ofMinutes(15);

    @Inject
    Overlooked overlooked;

    @Inject
    Marketplace marketplace;

    @Inject
    TestClock clock;

    private UUID ticket;
    private UUID order;

    @BeforeEach
    void placeAnOrder() {
        ticket = marketplace.list(5);
        order = marketplace.order(ticket);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void askForAnOutcomeUntilItComes() throws Throwable {
        var payment = marketplace.awaitPayment(order, ticket);
        clock.putForward(LATE);

        look();

        await().until(() -> questions() == 2);
        assertThat(TestEvents.all(OrderAwaitingPayment.class, order))
                .allMatch(it -> it.getPaymentId().equals(payment) && it.getVersion() == 2)
                .extracting(it -> it.getStock().getHeld())
                .containsOnly(1);
        TestEvents.publish(Marketplace.captured(payment, order, ticket));
        marketplace.awaitStatus(order, "COMPLETE");
    }

    @Test
    void askAgainOnlyAfterAWhile() throws Throwable {
        marketplace.awaitPayment(order, ticket);
        look();
        clock.putForward(LATE);
        look();
        look();

        awaitAllBefore();
        assertThat(questions()).isEqualTo(2);
    }

    @Test
    void endWhenNobodySaysThatTheyAreDue() throws Throwable {
        clock.putForward(RESERVATION.plus(LATE));

        look();

        marketplace.awaitStatus(order, "CANCELLED");
        assertThat(marketplace.cancelReason(order)).isEqualTo("EXPIRED");
        assertThat(marketplace.books(ticket).free()).isEqualTo(5);
    }

    @Test
    void areMovedOnThoughOneOfThemCanNotBe() throws Throwable {
        marketplace.awaitPayment(order, ticket);
        marketplace.spoil(order);
        var awaited = marketplace.list(1);
        var asked = marketplace.order(awaited);
        marketplace.awaitPayment(asked, awaited);
        var overdue = marketplace.order(marketplace.list(1));
        clock.putForward(RESERVATION.plus(LATE));

        look();

        await().until(() -> TestEvents.all(OrderAwaitingPayment.class, asked).size() == 2);
        marketplace.awaitStatus(overdue, "CANCELLED");
    }

    @Test
    void areSaidToBeCancelledAgainWhenAPaymentDoesNotKnow() {
        var payment = UUID.randomUUID();
        clock.putForward(RESERVATION);
        marketplace.order(UUID.randomUUID(), ticket, 5);
        TestEvents.publishAt(clock.instant(), Marketplace.authorized(payment, order, ticket));
        await().until(() -> cancellations() == 2);

        TestEvents.publish(Marketplace.authorized(payment, order, ticket));

        await().until(() -> cancellations() == 3);
        assertThat(marketplace.version(order)).isEqualTo(3);
    }

    private void look() throws Throwable {
        VertxContextSupport.subscribeAndAwait(overlooked::look);
    }

    private void awaitAllBefore() {
        var last = marketplace.order(ticket);
        TestEvents.await(OrderPlaced.class, last);
    }

    private int questions() {
        return TestEvents.all(OrderAwaitingPayment.class, order).size();
    }

    private int cancellations() {
        return TestEvents.all(OrderCancelled.class, order).size();
    }
}
