package io.ticketing.payments.messaging;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.payments.FailureStage;
import io.ticketing.contracts.payments.PaymentAuthorized;
import io.ticketing.contracts.payments.PaymentCaptured;
import io.ticketing.contracts.payments.PaymentFailed;
import io.ticketing.contracts.payments.PaymentVoided;
import io.ticketing.payments.OrderFixture;
import io.ticketing.payments.PaymentsInfrastructure;
import io.ticketing.payments.domain.OrderStatus;
import io.ticketing.testing.ImpatientCaller;
import io.ticketing.testing.TestEvents;

import static io.ticketing.payments.OrderFixture.order;
import static io.ticketing.payments.PaymentsClient.authorized;
import static io.ticketing.payments.PaymentsClient.awaitOrdersHandled;
import static io.ticketing.payments.PaymentsClient.awaitRefusal;
import static io.ticketing.payments.PaymentsClient.awaitStatus;
import static io.ticketing.payments.PaymentsClient.id;
import static io.ticketing.payments.PaymentsClient.intents;
import static io.ticketing.payments.PaymentsClient.pay;
import static io.ticketing.payments.PaymentsClient.place;
import static io.ticketing.payments.PaymentsClient.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(PaymentsInfrastructure.class)
class OrderEventsConsumerTest {

    @Inject
    AgroalDataSource database;

    @Test
    void capturesWhenTheOrderHoldsItsTickets() {
        var order = order();
        var paymentId = authorized(order, "tok_visa");

        TestEvents.publish(order.awaiting(2, paymentId));

        awaitStatus(order, paymentId, "captured");
        var captured = TestEvents.await(PaymentCaptured.class, it -> order.isPaidBy(it.getPayment()));
        assertThat(captured.getPayment().getPaymentId()).isEqualTo(paymentId);
        assertThat(captured.getVersion()).isEqualTo(4);
        assertThat(captured.getPayment().getAmount()).isEqualTo(2050);
        assertThat(intents(order)).containsExactly("succeeded");
    }

    @Test
    void capturesOnceHoweverOftenItIsTold() {
        var order = order();
        var paymentId = authorized(order, "tok_visa");
        var eventId = UUID.randomUUID();

        TestEvents.publish(eventId, order.awaiting(2, paymentId));
        TestEvents.publish(eventId, order.awaiting(2, paymentId));
        TestEvents.publish(order.awaiting(2, paymentId));
        TestEvents.publish(order.completed(3, paymentId));
        awaitOrdersHandled();

        awaitStatus(order, paymentId, "captured");
        TestEvents.await(PaymentCaptured.class, it -> order.isPaidBy(it.getPayment()));
        // If orders asks again, it has not heard the answer, and gets the same one again.
        assertThat(TestEvents.all(PaymentCaptured.class, it -> order.isPaidBy(it.getPayment())))
                .extracting(PaymentCaptured::getVersion)
                .containsOnly(4L);
        assertThat(intents(order)).containsExactly("succeeded");
        assertThat(buried(order.id().toString())).isFalse();
    }

    @Test
    void voidsWhatACancelledOrderLeft() {
        var order = order();
        var paymentId = authorized(order, "tok_visa");
        var eventId = UUID.randomUUID();

        TestEvents.publish(eventId, order.cancelled(2));
        TestEvents.publish(eventId, order.cancelled(2));
        awaitOrdersHandled();

        awaitStatus(order, paymentId, "voided");
        TestEvents.await(PaymentVoided.class, it -> order.isPaidBy(it.getPayment()));
        assertThat(TestEvents.all(PaymentVoided.class, it -> order.isPaidBy(it.getPayment())))
                .singleElement()
                .satisfies(it -> assertThat(it.getVersion()).isEqualTo(4));
        assertThat(intents(order)).containsExactly("canceled");
    }

    @Test
    void capturesWhenAnExpiredOrderIsRevived() {
        var order = order();
        var paymentId = authorized(order, "tok_visa");
        TestEvents.publish(order.expired(2));
        awaitOrdersHandled();
        assertThat(status(order, paymentId)).isEqualTo("authorized");
        assertThat(intents(order)).containsExactly("requires_capture");

        TestEvents.publish(order.awaiting(3, paymentId));
        TestEvents.publish(order.expired(2));

        awaitStatus(order, paymentId, "captured");
        assertThat(intents(order)).containsExactly("succeeded");
    }

    @Test
    void voidsOnceWhenAnExpiredOrderStaysCancelled() {
        var order = order();
        var paymentId = authorized(order, "tok_visa");

        TestEvents.publish(order.expired(2));
        TestEvents.publish(order.released(3, paymentId));
        TestEvents.publish(order.released(3, paymentId));

        awaitStatus(order, paymentId, "voided");
        TestEvents.publish(order.released(3, paymentId));
        awaitOrdersHandled();
        assertThat(TestEvents.all(PaymentVoided.class, it -> order.isPaidBy(it.getPayment())))
                .hasSize(1);
        assertThat(buried(order.id().toString())).isFalse();
    }

    @Test
    void voidsThoughItNeverHeardThatTheOrderHadExpired() {
        var order = order();
        var paymentId = authorized(order, "tok_visa");

        TestEvents.publish(order.released(3, paymentId));
        TestEvents.publish(order.expired(2));

        awaitStatus(order, paymentId, "voided");
        assertThat(intents(order)).containsExactly("canceled");
    }

    @Test
    void voidsWhenTheBuyerOfAnExpiredOrderGivesUp() {
        var order = order();
        var paymentId = authorized(order, "tok_visa");

        TestEvents.publish(order.expired(2));
        TestEvents.publish(order.cancelled(3));

        awaitStatus(order, paymentId, "voided");
    }

    @Test
    void followsOtherOrdersWhileOneIsLocked() throws SQLException {
        var order = order();
        var other = order();
        TestEvents.publish(List.of(order.placed(), other.placed()));
        awaitOrdersHandled();
        try (var caller = new ImpatientCaller(database)) {
            caller.othersDo("select 1 from payable_orders where id = '%s' for update".formatted(order.id()));
            TestEvents.publish(order.cancelled(2));
            TestEvents.publish(other.cancelled(2));

            awaitKnown(other, OrderStatus.CANCELLED);
            assertThat(known(order)).isEqualTo(OrderStatus.CREATED);
        }
        awaitKnown(order, OrderStatus.CANCELLED);
    }

    @Test
    void ignoresWhatIsOlderThanItKnows() {
        var order = order();
        var paymentId = authorized(order, "tok_visa");

        TestEvents.publish(order.cancelled(3));
        TestEvents.publish(order.awaiting(2, paymentId));
        place(order);
        awaitOrdersHandled();

        awaitStatus(order, paymentId, "voided");
        awaitRefusal(order, "/problems/order-cancelled");
        assertThat(intents(order)).containsExactly("canceled");
        assertThat(buried(order.id().toString())).isFalse();
    }

    @Test
    void failsWhenTheCaptureIsRefusedAndTakesAnotherCard() {
        var order = order();
        var refused = authorized(order, "tok_chargeCustomerFail");

        TestEvents.publish(order.awaiting(2, refused));

        awaitStatus(order, refused, "failed");
        var failed = TestEvents.await(PaymentFailed.class, it -> order.isPaidBy(it.getPayment()));
        assertThat(failed.getStage()).isEqualTo(FailureStage.CAPTURE);
        assertThat(failed.getCode()).isEqualTo("card_declined");
        assertThat(failed.getVersion()).isEqualTo(4);

        var second = id(pay(order, "tok_visa").then().statusCode(201).extract().response());
        TestEvents.await(PaymentAuthorized.class, second);
        TestEvents.publish(order.awaiting(4, second));
        awaitStatus(order, second, "captured");
        assertThat(intents(order)).containsExactly("canceled", "succeeded");
        assertThat(status(order, refused)).isEqualTo("failed");
    }

    @Test
    void buriesWhatNobodyCanReadAndGoesOn() {
        var order = order();
        var poison = "poison-" + UUID.randomUUID();

        TestEvents.publishRaw("orders", order.ticketId().toString(), Map.of(), poison.getBytes(UTF_8));
        TestEvents.publishRaw(
                "orders",
                order.ticketId().toString(),
                TestEvents.headers(UUID.randomUUID(), order.placed()),
                poison.getBytes(UTF_8));
        awaitOrdersHandled();

        Awaitility.await().until(() -> buried(poison));
    }

    @Test
    void buriesAnOrderThatAwaitsAPaymentNobodyMade() {
        var order = order();
        place(order);

        TestEvents.publish(order.awaiting(2, UUID.randomUUID()));
        awaitOrdersHandled();

        Awaitility.await()
                .until(() -> TestEvents.deadLetters("orders", "payments").stream()
                        .anyMatch(it -> it.key().equals(order.ticketId().toString())));
    }

    /// Whether a message that contains this was given up.
    private static boolean buried(String text) {
        return TestEvents.deadLetters("orders", "payments").stream()
                .anyMatch(it -> new String(it.value(), UTF_8).contains(text));
    }

    private void awaitKnown(OrderFixture order, OrderStatus status) {
        Awaitility.await().untilAsserted(() -> assertThat(known(order)).isEqualTo(status));
    }

    private OrderStatus known(OrderFixture order) throws SQLException {
        try (var connection = database.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select status from payable_orders where id = '%s'".formatted(order.id()))) {
            rows.next();
            return OrderStatus.valueOf(rows.getString(1));
        }
    }
}
