package io.ticketing.payments.application;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.contracts.payments.FailureStage;
import io.ticketing.contracts.payments.PaymentAuthorized;
import io.ticketing.contracts.payments.PaymentCaptured;
import io.ticketing.contracts.payments.PaymentFailed;
import io.ticketing.payments.LineToGateway;
import io.ticketing.payments.OrderFixture;
import io.ticketing.payments.PaymentsInfrastructure;
import io.ticketing.payments.StripeEvents;
import io.ticketing.testing.TestEvents;

import static io.ticketing.payments.OrderFixture.order;
import static io.ticketing.payments.PaymentsClient.answerBank;
import static io.ticketing.payments.PaymentsClient.authorized;
import static io.ticketing.payments.PaymentsClient.awaitIntents;
import static io.ticketing.payments.PaymentsClient.awaitOrdersHandled;
import static io.ticketing.payments.PaymentsClient.awaitRefusal;
import static io.ticketing.payments.PaymentsClient.awaitStatus;
import static io.ticketing.payments.PaymentsClient.callGateway;
import static io.ticketing.payments.PaymentsClient.id;
import static io.ticketing.payments.PaymentsClient.intentIds;
import static io.ticketing.payments.PaymentsClient.intents;
import static io.ticketing.payments.PaymentsClient.opened;
import static io.ticketing.payments.PaymentsClient.page;
import static io.ticketing.payments.PaymentsClient.pay;
import static io.ticketing.payments.PaymentsClient.place;
import static io.ticketing.payments.PaymentsClient.status;
import static io.ticketing.payments.StripeEvents.tell;
import static org.assertj.core.api.Assertions.assertThat;

/// Payments whose own call will not be repeated for an hour: only an event can move them.
@QuarkusTest
@WithTestResource(PaymentsInfrastructure.class)
class ApplyGatewayEventsTest {

    @Inject
    Pool pool;

    @AfterEach
    void repairTheLine() {
        LineToGateway.repair();
    }

    @Test
    void learnsOfAnAuthorisationWhoseAnswerWasLost() {
        var order = placed();
        var intent = opened(order);
        var paymentId = authorizing(order, intent);
        callGateway(intent, "confirm", "payment_method", "pm_card_visa");

        tell("amount_capturable_updated", intent);

        awaitStatus(order, paymentId, "authorized");
        TestEvents.await(PaymentAuthorized.class, paymentId);
    }

    @Test
    void voidsAnAuthorisationWhoseAnswerWasLostAndWhoseOrderIsGone() {
        var order = placed();
        var intent = opened(order);
        var paymentId = authorizing(order, intent);
        callGateway(intent, "confirm", "payment_method", "pm_card_visa");
        TestEvents.publish(order.cancelled(2));
        awaitRefusal(order, "/problems/order-cancelled");

        tell("amount_capturable_updated", intent);

        awaitStatus(order, paymentId, "voided");
        assertThat(intents(order)).containsExactly("canceled");
    }

    @Test
    void learnsThatTheBankAsksThoughTheAnswerWasLost() {
        var order = placed();
        var intent = opened(order);
        var paymentId = authorizing(order, intent);
        callGateway(
                intent,
                "confirm",
                "payment_method",
                "pm_card_threeDSecure2Required",
                "return_url",
                "https://shop.example/");

        tell("requires_action", intent);

        awaitStatus(order, paymentId, "requires_action");
    }

    @Test
    void learnsWhatTheBankHeardThoughNobodyComesBack() {
        var order = placed();
        var asked = pay(order, "tok_threeDSecure2Required");
        lookInAnHour(id(asked));
        answerBank(page(asked), "complete");

        tell("amount_capturable_updated", intent(order));

        TestEvents.await(PaymentAuthorized.class, id(asked));
    }

    @Test
    void learnsThatTheBankIsNotSatisfied() {
        var order = placed();
        var asked = pay(order, "tok_threeDSecure2Required");
        lookInAnHour(id(asked));
        answerBank(page(asked), "fail");

        tell("payment_failed", intent(order));

        assertThat(failure(order).getStage()).isEqualTo(FailureStage.AUTHORIZATION);
        awaitIntents(order, "canceled");
    }

    @Test
    void learnsOfACaptureWhoseAnswerWasLost() {
        var order = order();
        var paymentId = authorized(order, "tok_visa");
        become("CAPTURING", paymentId);
        callGateway(intent(order), "capture");

        tell("succeeded", intent(order));

        awaitStatus(order, paymentId, "captured");
        TestEvents.await(PaymentCaptured.class, paymentId);
    }

    @Test
    void learnsOfAVoidWhoseAnswerWasLost() {
        var order = order();
        var paymentId = authorized(order, "tok_visa");
        become("VOIDING", paymentId);
        callGateway(intent(order), "cancel");

        tell("canceled", intent(order));

        awaitStatus(order, paymentId, "voided");
    }

    @Test
    void failsAPaymentWhoseAuthorisationIsGoneAndTakesAnotherCard() {
        var order = order();
        var lost = authorized(order, "tok_visa");
        callGateway(intent(order), "cancel");

        tell("canceled", intent(order));

        awaitStatus(order, lost, "failed");
        assertThat(failure(order).getStage()).isEqualTo(FailureStage.CAPTURE);
        assertThat(failure(order).getCode()).isEqualTo("canceled");
        assertThat(failure(order).getVersion()).isEqualTo(3);
        var second = id(pay(order, "tok_visa").then().statusCode(201).extract().response());
        TestEvents.publish(order.awaiting(2, lost));
        TestEvents.publish(order.awaiting(4, second));
        awaitStatus(order, second, "captured");
        assertThat(status(order, lost)).isEqualTo("failed");
    }

    @Test
    void failsACaptureWhoseAuthorisationIsGone() {
        var order = order();
        var paymentId = authorized(order, "tok_visa");
        become("CAPTURING", paymentId);
        callGateway(intent(order), "cancel");

        tell("canceled", intent(order));

        awaitStatus(order, paymentId, "failed");
        assertThat(failure(order).getStage()).isEqualTo(FailureStage.CAPTURE);
    }

    @Test
    void failsAPaymentThatWasCancelledAtTheGatewayBeforeItsCardWasAsked() {
        var order = placed();
        var intent = opened(order);
        var paymentId = authorizing(order, intent);
        callGateway(intent, "cancel");

        tell("canceled", intent);

        awaitStatus(order, paymentId, "failed");
        assertThat(failure(order).getStage()).isEqualTo(FailureStage.AUTHORIZATION);
    }

    @Test
    void answersAsUsualThoughTheEventCameFirst() {
        var order = placed();
        LineToGateway.holdConfirmations();
        var answer = CompletableFuture.supplyAsync(() -> pay(order, "tok_visa"));
        awaitIntents(order, "requires_capture");

        tell("amount_capturable_updated", intent(order));
        TestEvents.await(PaymentAuthorized.class, it -> order.isPaidBy(it.getPayment()));
        LineToGateway.repair();

        answer.join().then().statusCode(201);
        assertThat(TestEvents.all(PaymentAuthorized.class, it -> order.isPaidBy(it.getPayment())))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"canceled", "succeeded", "payment_failed"})
    void believesTheGatewaysStateOnly(String type) {
        var order = order();
        var paymentId = authorized(order, "tok_visa");
        become("CAPTURING", paymentId);
        var event = StripeEvents.id();

        tell(event, type, intent(order));

        awaitApplied(event);
        assertThat(status(order, paymentId)).isEqualTo("authorized");
        assertThat(intents(order)).containsExactly("requires_capture");
    }

    @Test
    void appliesARepeatedEventOnce() {
        var order = order();
        var paymentId = authorized(order, "tok_visa");
        callGateway(intent(order), "cancel");
        var event = StripeEvents.id();

        tell(event, "canceled", intent(order));
        tell(event, "canceled", intent(order));
        awaitStatus(order, paymentId, "failed");
        tell(event, "canceled", intent(order));
        tell("canceled", intent(order));
        awaitApplied(event);

        failure(order);
        assertThat(TestEvents.all(PaymentFailed.class, it -> order.isPaidBy(it.getPayment())))
                .hasSize(1);
    }

    @Test
    void takesEventsInAnyOrder() {
        var order = order();
        var paymentId = authorized(order, "tok_visa");
        become("CAPTURING", paymentId);
        callGateway(intent(order), "capture");
        var early = StripeEvents.id();

        tell("succeeded", intent(order));
        tell(early, "amount_capturable_updated", intent(order));

        awaitStatus(order, paymentId, "captured");
        awaitApplied(early);
        assertThat(status(order, paymentId)).isEqualTo("captured");
    }

    @Test
    void looksAgainWhileTheGatewayIsDown() {
        var order = order();
        var paymentId = authorized(order, "tok_visa");
        callGateway(intent(order), "cancel");
        LineToGateway.cut();
        var event = StripeEvents.id();

        tell(event, "canceled", intent(order));
        Awaitility.await().until(() -> attempts(event) > 1);
        assertThat(status(order, paymentId)).isEqualTo("authorized");
        LineToGateway.repair();

        awaitStatus(order, paymentId, "failed");
    }

    private static OrderFixture placed() {
        var order = order();
        place(order);
        awaitOrdersHandled();
        return order;
    }

    private static String intent(OrderFixture order) {
        return intentIds(order).getFirst();
    }

    private static PaymentFailed failure(OrderFixture order) {
        return TestEvents.await(PaymentFailed.class, it -> order.isPaidBy(it.getPayment()));
    }

    private UUID authorizing(OrderFixture order, String intentId) {
        var id = UUID.randomUUID();
        execute("""
                insert into payments (id, version, status, order_id, ticket_id, buyer_id, quantity, amount,
                    currency, seller_id, fee, card_token, return_url, attempts, due_at, created_at, intent_id)
                values ($1, 1, 'AUTHORIZING', $2, $3, $4, 1, 2050, 'USD', $6, 0, 'tok_visa', 'https://shop.example/', 1,
                    now() + interval '1 hour', now(), $5)
                """, Tuple.of(id, order.id(), order.ticketId(), order.buyerId(), intentId, order.sellerId()));
        return id;
    }

    private void lookInAnHour(UUID paymentId) {
        execute("update payments set due_at = now() + interval '1 hour' where id = $1", Tuple.of(paymentId));
    }

    private void become(String status, UUID paymentId) {
        execute("""
                update payments
                set status = $2, version = 3, attempts = 1, due_at = now() + interval '1 hour'
                where id = $1
                """, Tuple.of(paymentId, status));
    }

    private void awaitApplied(String event) {
        Awaitility.await()
                .until(() -> pool.preparedQuery("select from gateway_events where id = $1 and due_at is null")
                                .execute(Tuple.of(event))
                                .await()
                                .indefinitely()
                                .size()
                        == 1);
    }

    private int attempts(String event) {
        return pool.preparedQuery("select attempts from gateway_events where id = $1")
                .execute(Tuple.of(event))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getInteger("attempts");
    }

    private void execute(String sql, Tuple parameters) {
        pool.preparedQuery(sql).execute(parameters).await().indefinitely();
    }
}
