package io.ticketing.orders.messaging;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.expirations.ReservationDue;
import io.ticketing.contracts.orders.CancelReason;
import io.ticketing.contracts.orders.OrderAwaitingPayment;
import io.ticketing.contracts.orders.OrderCancelled;
import io.ticketing.contracts.orders.OrderCompleted;
import io.ticketing.contracts.orders.OrderReturned;
import io.ticketing.contracts.payments.FailureStage;
import io.ticketing.orders.Marketplace;
import io.ticketing.orders.TestClock;
import io.ticketing.testing.ImpatientCaller;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestInfrastructure;

import static io.ticketing.orders.Marketplace.as;
import static io.ticketing.orders.Marketplace.authorized;
import static io.ticketing.orders.Marketplace.captured;
import static io.ticketing.orders.Marketplace.failed;
import static io.ticketing.orders.Marketplace.refunded;
import static io.ticketing.orders.OrderFixture.PRICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class PaymentEventsConsumerTest {

    private static final Duration RESERVATION = Duration.ofMinutes(15);

    @Inject
    Marketplace marketplace;

    @Inject
    AgroalDataSource database;

    @Inject
    TestClock clock;

    private final UUID buyer = UUID.randomUUID();
    private final UUID payment = UUID.randomUUID();
    private UUID ticket;
    private UUID order;

    @BeforeEach
    void placeAnOrder() {
        ticket = marketplace.list(5);
        order = marketplace.order(buyer, ticket, 2);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void sellsTheTicketsOnceThePaymentIsCaptured() {
        TestEvents.publish(authorized(payment, order, ticket));
        TestEvents.publish(captured(payment, order, ticket));

        marketplace.awaitStatus(order, "COMPLETE");
        assertThat(marketplace.books(ticket))
                .returns(2, Marketplace.Books::sold)
                .returns(0, Marketplace.Books::held)
                .returns(3, Marketplace.Books::free);
    }

    @Test
    void takesRepeatedEventsOnce() {
        var authorization = UUID.randomUUID();
        var capture = UUID.randomUUID();
        TestEvents.publish(authorization, authorized(payment, order, ticket));
        TestEvents.publish(authorization, authorized(payment, order, ticket));
        TestEvents.publish(authorized(payment, order, ticket));
        TestEvents.publish(capture, captured(payment, order, ticket));
        TestEvents.publish(capture, captured(payment, order, ticket));
        TestEvents.publish(captured(payment, order, ticket));
        TestEvents.publish(authorization, authorized(payment, order, ticket));
        awaitAllBefore();

        assertThat(marketplace.version(order)).isEqualTo(3);
        assertThat(marketplace.books(ticket).sold()).isEqualTo(2);
        TestEvents.await(OrderCompleted.class, order);
        assertThat(TestEvents.all(OrderAwaitingPayment.class, order)).hasSize(1);
        assertThat(TestEvents.all(OrderCompleted.class, order)).hasSize(1);
    }

    @Test
    void takesBackRefundedTicketsOnceAndSellsThoseAgainThatGoBackOnSale() {
        TestEvents.publish(authorized(payment, order, ticket));
        TestEvents.publish(captured(payment, order, ticket));
        marketplace.awaitStatus(order, "COMPLETE");

        TestEvents.publish(refunded(payment, order, ticket, 1, 1));
        TestEvents.publish(refunded(payment, order, ticket, 1, 1));
        TestEvents.publish(refunded(payment, order, ticket, 2, 1));
        TestEvents.publish(refunded(payment, order, ticket, 1, 1));
        awaitAllBefore();

        marketplace.awaitStatus(order, "REFUNDED");
        assertThat(marketplace.books(ticket).sold()).isEqualTo(1);
        TestEvents.await(OrderReturned.class, it -> it.getOrder().getOrderId().equals(order) && it.getReturned() == 2);
        assertThat(TestEvents.all(OrderReturned.class, order))
                .extracting(OrderReturned::getReturned)
                .containsExactly(1, 2);
        as(buyer)
                .get("/api/orders/" + order)
                .then()
                .body("status", equalTo("refunded"))
                .body("returned", equalTo(2));
        as(buyer).delete("/api/orders/" + order).then().statusCode(409);
    }

    @Test
    void takesNothingBackForAPaymentThatItDoesNotHave() {
        TestEvents.publish(authorized(payment, order, ticket));
        TestEvents.publish(captured(payment, order, ticket));
        marketplace.awaitStatus(order, "COMPLETE");

        TestEvents.publish(refunded(UUID.randomUUID(), order, ticket, 2, 2));
        awaitAllBefore();

        assertThat(marketplace.status(order)).isEqualTo("COMPLETE");
        assertThat(marketplace.books(ticket).sold()).isEqualTo(2);
    }

    @Test
    void revivesAnOrderThatIsPaidAfterItsDeadlineWhileItsTicketsAreFree() {
        expire();

        TestEvents.publishAt(clock.instant(), authorized(payment, order, ticket, 2));
        TestEvents.publish(captured(payment, order, ticket));

        marketplace.awaitStatus(order, "COMPLETE");
        assertThat(marketplace.books(ticket))
                .returns(2, Marketplace.Books::sold)
                .returns(3, Marketplace.Books::free);
        var revived = TestEvents.await(OrderAwaitingPayment.class, order);
        assertThat(revived.getPaymentId()).isEqualTo(payment);
        assertThat(revived.getVersion()).isEqualTo(3);
        assertThat(revived.getStock().getHeld()).isEqualTo(2);
        as(buyer)
                .get("/api/orders/" + order)
                .then()
                .statusCode(200)
                .body("latePayment", equalTo("accepted"))
                .body("cancelReason", nullValue());
    }

    @Test
    void revivesAnOrderOnceHoweverOftenItIsTold() {
        var authorization = UUID.randomUUID();
        expire();

        TestEvents.publish(authorization, authorized(payment, order, ticket, 2));
        TestEvents.publish(authorization, authorized(payment, order, ticket, 2));
        TestEvents.publish(authorized(payment, order, ticket, 2));
        awaitAllBefore();

        assertThat(marketplace.status(order)).isEqualTo("AWAITING_PAYMENT");
        assertThat(marketplace.version(order)).isEqualTo(3);
        assertThat(TestEvents.all(OrderAwaitingPayment.class, order)).hasSize(1);
    }

    @Test
    void doesNotExpireARevivedOrder() {
        expire();
        TestEvents.publish(authorized(payment, order, ticket, 2));
        marketplace.awaitStatus(order, "AWAITING_PAYMENT");

        due();
        TestEvents.awaitHandled("expirations", "orders");

        assertThat(marketplace.status(order)).isEqualTo("AWAITING_PAYMENT");
        assertThat(marketplace.books(ticket).held()).isEqualTo(2);
    }

    @Test
    void saysThatTheOrderStaysCancelledWhenOthersHaveItsTickets() {
        expire();
        var others = marketplace.order(UUID.randomUUID(), ticket, 4);

        TestEvents.publishAt(clock.instant(), authorized(payment, order, ticket, 2));
        var answer = awaitReleased();

        assertThat(answer.getReason()).isEqualTo(CancelReason.EXPIRED);
        assertThat(answer.getVersion()).isEqualTo(3);
        assertThat(marketplace.status(others)).isEqualTo("CREATED");
        assertThat(marketplace.books(ticket).held()).isEqualTo(4);
        as(buyer)
                .get("/api/orders/" + order)
                .then()
                .statusCode(200)
                .body("status", equalTo("cancelled"))
                .body("latePayment", equalTo("released"));
    }

    @Test
    void saysThatTheOrderStaysCancelledWhenThePriceHasChanged() {
        expire();
        TestEvents.publish(Marketplace.revised(ticket, 2, PRICE.minorUnits() + 1, 5));
        await().until(() -> marketplace.ticketVersion(ticket), version -> version == 2);

        TestEvents.publishAt(clock.instant(), authorized(payment, order, ticket, 2));

        awaitReleased();
        assertThat(marketplace.books(ticket).free()).isEqualTo(5);
    }

    @Test
    void givesTheSameAnswerWhenTheFirstOneWasLost() {
        expire();
        var others = UUID.randomUUID();
        var taken = marketplace.order(others, ticket, 4);
        TestEvents.publish(authorized(payment, order, ticket, 2));
        awaitReleased();
        as(others).delete("/api/orders/" + taken).then().statusCode(204);

        TestEvents.publish(authorized(payment, order, ticket, 2));

        await().until(() -> released().size() == 2);
        assertThat(released()).extracting(OrderCancelled::getVersion).containsOnly(3L);
        assertThat(marketplace.status(order)).isEqualTo("CANCELLED");
    }

    @Test
    void doesNotReviveAnOrderThatItsBuyerCancelledAfterItHadExpired() {
        expire();
        as(buyer).delete("/api/orders/" + order).then().statusCode(204);
        as(buyer).delete("/api/orders/" + order).then().statusCode(204);

        TestEvents.publish(authorized(payment, order, ticket, 2));
        awaitAllBefore();

        assertThat(marketplace.status(order)).isEqualTo("CANCELLED");
        assertThat(marketplace.cancelReason(order)).isEqualTo("BUYER");
        assertThat(marketplace.version(order)).isEqualTo(3);
    }

    @Test
    void awaitsAPaymentThatWasAuthorisedInTimeThoughItsEventIsLate() {
        var inTime = clock.instant();
        clock.putForward(RESERVATION);

        TestEvents.publishAt(inTime, authorized(payment, order, ticket));

        marketplace.awaitStatus(order, "AWAITING_PAYMENT");
        assertThat(marketplace.books(ticket).held()).isEqualTo(2);
    }

    @Test
    void movesOrdersOnWhileAnotherTicketIsLocked() throws SQLException {
        var other = marketplace.list(1);
        var others = marketplace.order(other);
        try (var caller = new ImpatientCaller(database)) {
            caller.othersDo("select 1 from stock where ticket_id = '%s' for update".formatted(ticket));
            TestEvents.publish(authorized(payment, order, ticket));
            TestEvents.publish(captured(payment, order, ticket));

            marketplace.awaitPayment(others, other);
            assertThat(marketplace.status(order)).isEqualTo("CREATED");
        }
        marketplace.awaitStatus(order, "COMPLETE");
    }

    @Test
    void leavesACancelledOrderAlone() {
        as(buyer).delete("/api/orders/" + order).then().statusCode(204);

        TestEvents.publish(authorized(payment, order, ticket));
        awaitAllBefore();

        assertThat(marketplace.status(order)).isEqualTo("CANCELLED");
        assertThat(marketplace.version(order)).isEqualTo(2);
    }

    @Test
    void ignoresASecondPaymentOfAnOrder() {
        TestEvents.publish(authorized(payment, order, ticket));
        TestEvents.publish(authorized(UUID.randomUUID(), order, ticket));
        TestEvents.publish(captured(payment, order, ticket));

        marketplace.awaitStatus(order, "COMPLETE");
        assertThat(marketplace.version(order)).isEqualTo(3);
    }

    @Test
    void makesAnOrderPayableAgainWhenItsCaptureFailsInTime() {
        TestEvents.publish(authorized(payment, order, ticket));
        TestEvents.publish(failed(payment, order, ticket, FailureStage.CAPTURE));
        await().until(() -> marketplace.version(order), version -> version == 3);

        assertThat(marketplace.status(order)).isEqualTo("CREATED");
        assertThat(marketplace.books(ticket).held()).isEqualTo(2);
        marketplace.awaitPayment(order, ticket);
    }

    @Test
    void doesNotTakeAFailedPaymentForAuthorisedAgain() {
        var authorization = UUID.randomUUID();
        TestEvents.publish(authorization, authorized(payment, order, ticket));
        TestEvents.publish(failed(payment, order, ticket, FailureStage.CAPTURE));
        TestEvents.publish(authorization, authorized(payment, order, ticket));
        awaitAllBefore();

        assertThat(marketplace.status(order)).isEqualTo("CREATED");
    }

    @Test
    void cancelsAnOrderWhoseCaptureFailsAfterItsDeadline() {
        TestEvents.publish(authorized(payment, order, ticket));
        marketplace.awaitStatus(order, "AWAITING_PAYMENT");
        clock.putForward(RESERVATION);

        TestEvents.publish(failed(payment, order, ticket, FailureStage.CAPTURE));

        marketplace.awaitStatus(order, "CANCELLED");
        assertThat(marketplace.cancelReason(order)).isEqualTo("PAYMENT_FAILED");
        assertThat(marketplace.books(ticket).free()).isEqualTo(5);
    }

    @Test
    void leavesAnOrderPayableWhosePaymentWasDeclined() {
        TestEvents.publish(failed(payment, order, ticket, FailureStage.AUTHORIZATION));
        awaitAllBefore();

        assertThat(marketplace.status(order)).isEqualTo("CREATED");
        assertThat(marketplace.version(order)).isEqualTo(1);
    }

    @Test
    void givesUpACaptureThatNothingAwaitsAndGoesOn() {
        TestEvents.publish(captured(payment, order, ticket));
        awaitAllBefore();

        assertThat(marketplace.status(order)).isEqualTo("CREATED");
        assertThat(marketplace.books(ticket).sold()).isZero();
        marketplace.awaitDeadLetters("payments", ticket, 1);
    }

    @Test
    void putsAsideWhatCannotBeReadAndGoesOn() {
        var headers = TestEvents.headers(UUID.randomUUID(), authorized(payment, order, ticket));
        TestEvents.publishRaw("payments", ticket.toString(), headers, new byte[] {0, 0, 0});
        awaitAllBefore();

        marketplace.awaitDeadLetters("payments", ticket, 1);
    }

    private void expire() {
        clock.putForward(RESERVATION);
        due();
        marketplace.awaitStatus(order, "CANCELLED");
    }

    private void due() {
        TestEvents.publish(new ReservationDue(order, 1L, ticket, clock.instant()));
    }

    private OrderCancelled awaitReleased() {
        await().until(() -> !released().isEmpty());
        return released().getFirst();
    }

    private List<OrderCancelled> released() {
        return TestEvents.all(OrderCancelled.class, order).stream()
                .filter(it -> payment.equals(it.getLatePaymentId()))
                .toList();
    }

    /// Events of one ticket are taken in order: once a later one has its effect, earlier ones had
    /// theirs.
    private void awaitAllBefore() {
        marketplace.awaitPayment(marketplace.order(ticket), ticket);
    }
}
