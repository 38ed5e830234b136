package io.ticketing.payments.application;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.contracts.payments.PaymentAuthorized;
import io.ticketing.contracts.payments.PaymentCaptured;
import io.ticketing.contracts.payments.PaymentFailed;
import io.ticketing.contracts.payments.PaymentVoided;
import io.ticketing.payments.LineToGateway;
import io.ticketing.payments.OrderFixture;
import io.ticketing.payments.PaymentsInfrastructure;
import io.ticketing.payments.domain.Authorization;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.PaymentTerms;
import io.ticketing.payments.domain.SellerTerms;
import io.ticketing.postgresql.Contexts;
import io.ticketing.testing.TestEvents;

import static io.ticketing.payments.OrderFixture.order;
import static io.ticketing.payments.PaymentsClient.authorized;
import static io.ticketing.payments.PaymentsClient.awaitIntents;
import static io.ticketing.payments.PaymentsClient.awaitOrdersHandled;
import static io.ticketing.payments.PaymentsClient.awaitRefusal;
import static io.ticketing.payments.PaymentsClient.awaitStatus;
import static io.ticketing.payments.PaymentsClient.failOnce;
import static io.ticketing.payments.PaymentsClient.id;
import static io.ticketing.payments.PaymentsClient.intents;
import static io.ticketing.payments.PaymentsClient.located;
import static io.ticketing.payments.PaymentsClient.opened;
import static io.ticketing.payments.PaymentsClient.pay;
import static io.ticketing.payments.PaymentsClient.place;
import static io.ticketing.payments.PaymentsClient.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@WithTestResource(PaymentsInfrastructure.class)
class SettlePaymentsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Pool pool;

    @Inject
    AuthorizePayment authorizePayment;

    @Inject
    Contexts contexts;

    @AfterEach
    void repairTheLine() {
        LineToGateway.letThrough("capture");
        LineToGateway.letThrough("cancel");
        LineToGateway.repair();
    }

    @Test
    void authorizesWhenTheGatewayIsBack() {
        var order = order();
        place(order);
        LineToGateway.cut();

        var paymentId = located(unknown(pay(order, "tok_visa")));
        assertThat(status(order, paymentId)).isEqualTo("pending");
        assertThat(intents(order)).isEmpty();
        LineToGateway.repair();

        awaitStatus(order, paymentId, "authorized");
        assertThat(intents(order)).containsExactly("requires_capture");
        TestEvents.await(PaymentAuthorized.class, paymentId);
    }

    /// While a newer version is rolled out, its columns are in the table already.
    @Test
    void authorizesFromATableWithAColumnOfANewerVersion() {
        var order = order();
        place(order);
        LineToGateway.cut();
        var paymentId = located(unknown(pay(order, "tok_visa")));
        change("alter table payments add column of_a_newer_version text");
        try {
            LineToGateway.repair();

            awaitStatus(order, paymentId, "authorized");
        } finally {
            change("alter table payments drop column of_a_newer_version");
        }
    }

    @Test
    void authorizesOnceThoughTheAnswerWasLost() {
        var order = order();
        place(order);
        LineToGateway.loseConfirmations();

        var paymentId = located(unknown(pay(order, "tok_visa")));
        assertThat(intents(order)).containsExactly("requires_capture");
        LineToGateway.repair();

        awaitStatus(order, paymentId, "authorized");
        assertThat(intents(order)).containsExactly("requires_capture");
    }

    @Test
    void keepsTheAmountReadyOnceThoughTheAnswerToTheFirstCallWasLost() {
        var order = order();
        place(order);
        LineToGateway.loseAnswers();

        var paymentId = located(unknown(pay(order, "tok_visa")));
        assertThat(intents(order)).containsOnly("requires_payment_method");
        LineToGateway.repair();

        awaitStatus(order, paymentId, "authorized");
        assertThat(intents(order)).containsOnlyOnce("requires_capture").doesNotContain("canceled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "confirm"})
    void authorizesOnceThoughTheGatewayRemembersAFailure(String call) {
        var order = order();
        place(order);
        failOnce(order, call);

        var paymentId = located(unknown(pay(order, "tok_visa")));

        awaitStatus(order, paymentId, "authorized");
        assertThat(intents(order)).containsExactly("requires_capture");
        TestEvents.await(PaymentAuthorized.class, paymentId);
    }

    @Test
    void endsAtTheGatewayWhatIsDeclinedAfterAFailure() {
        var order = order();
        place(order);
        failOnce(order, "confirm");

        var paymentId = located(unknown(pay(order, "tok_chargeDeclined")));

        awaitStatus(order, paymentId, "failed");
        assertThat(intents(order)).containsExactly("canceled");
        pay(order, "tok_visa").then().statusCode(201);
    }

    @Test
    void asksNoCardForAnOrderCancelledMeanwhile() {
        var order = order();
        var key = UUID.randomUUID().toString();
        place(order);
        awaitOrdersHandled();
        LineToGateway.holdAnswers();

        var answer = CompletableFuture.supplyAsync(() -> pay(order, "tok_visa", key));
        awaitIntents(order, "requires_payment_method");
        TestEvents.publish(order.cancelled(2));
        awaitRefusal(order, "/problems/order-cancelled");
        LineToGateway.repair();

        answer.join().then().statusCode(409).body("type", equalTo("/problems/order-cancelled"));
        pay(order, "tok_visa", key).then().statusCode(409);
        assertThat(intents(order)).containsExactly("requires_payment_method");
    }

    @Test
    void learnsOfADeclineWhoseAnswerWasLost() {
        var order = order();
        place(order);
        LineToGateway.loseConfirmations();

        var paymentId = located(unknown(pay(order, "tok_chargeDeclined")));
        LineToGateway.repair();

        awaitStatus(order, paymentId, "failed");
        pay(order, "tok_visa").then().statusCode(201);
    }

    @Test
    void answersInTimeWhenTheGatewayDoesNot() {
        var order = order();
        place(order);
        LineToGateway.holdConfirmations();

        var paymentId = located(unknown(pay(order, "tok_visa")));
        LineToGateway.repair();

        awaitStatus(order, paymentId, "authorized");
        assertThat(intents(order)).containsExactly("requires_capture");
    }

    @Test
    void answersARepeatedRequestOnceTheOutcomeIsKnown() {
        var order = order();
        var key = UUID.randomUUID().toString();
        place(order);
        LineToGateway.cut();

        var paymentId = located(unknown(pay(order, "tok_visa", key)));
        // Until the gateway is asked again, the first answer is repeated.
        await().untilAsserted(() -> {
            var meanwhile = pay(order, "tok_visa", key);
            meanwhile.then().statusCode(409).body("type", equalTo("/problems/payment-in-progress"));
            assertThat(located(meanwhile)).isEqualTo(paymentId);
        });
        LineToGateway.repair();

        awaitStatus(order, paymentId, "authorized");
        pay(order, "tok_visa", key).then().statusCode(201).body("id", equalTo(paymentId.toString()));
    }

    @Test
    void capturesOnceThoughTheAnswerWasLost() {
        var order = order();
        var paymentId = authorized(order, "tok_visa");
        LineToGateway.loseAnswers();

        TestEvents.publish(order.awaiting(2, paymentId));
        awaitIntents(order, "succeeded");
        assertThat(status(order, paymentId)).isEqualTo("authorized");
        LineToGateway.repair();

        awaitStatus(order, paymentId, "captured");
        TestEvents.await(PaymentCaptured.class, paymentId);
        assertThat(intents(order)).containsExactly("succeeded");
    }

    @Test
    void learnsOfARefusedCaptureWhoseAnswerWasLost() {
        var order = order();
        var paymentId = authorized(order, "tok_chargeCustomerFail");
        LineToGateway.loseAnswers();

        TestEvents.publish(order.awaiting(2, paymentId));
        awaitIntents(order, "requires_payment_method");
        LineToGateway.repair();

        awaitStatus(order, paymentId, "failed");
        assertThat(intents(order)).containsExactly("canceled");
    }

    @Test
    void chargesNothingWhenARefusedCaptureArrivesLate() {
        var order = order();
        var paymentId = authorized(order, "tok_visa");
        LineToGateway.delayNext("capture");
        TestEvents.publish(order.awaiting(2, paymentId));
        awaitOnItsWay("capture");
        failOnce(order, "capture", "declined");

        awaitStatus(order, paymentId, "failed");
        LineToGateway.letThrough("capture");

        awaitIntents(order, "canceled");
        TestEvents.await(PaymentFailed.class, paymentId);
        pay(order, "tok_visa").then().statusCode(201);
        assertThat(intents(order)).containsExactly("canceled", "requires_capture");
    }

    @Test
    void isCapturedWhenAnEarlierCaptureArrivesAfterARefusedOne() {
        var order = order();
        var paymentId = authorized(order, "tok_visa");
        LineToGateway.delayNext("capture");
        LineToGateway.delayNext("cancel");
        TestEvents.publish(order.awaiting(2, paymentId));
        awaitOnItsWay("capture");
        failOnce(order, "capture", "declined");

        awaitOnItsWay("cancel");
        LineToGateway.letThrough("capture");
        awaitIntents(order, "succeeded");
        LineToGateway.letThrough("cancel");

        awaitStatus(order, paymentId, "captured");
        TestEvents.await(PaymentCaptured.class, paymentId);
        assertThat(TestEvents.all(PaymentFailed.class, it -> order.isPaidBy(it.getPayment())))
                .isEmpty();
    }

    @Test
    void endsAtTheGatewayWhatCanNotBeCaptured() {
        var order = order();
        var paymentId = authorized(order, "tok_visa");
        failOnce(order, "capture", "token_already_used");

        TestEvents.publish(order.awaiting(2, paymentId));

        awaitStatus(order, paymentId, "failed");
        assertThat(intents(order)).containsExactly("canceled");
    }

    @Test
    void voidsOnceThoughTheAnswerWasLost() {
        var order = order();
        var paymentId = authorized(order, "tok_visa");
        LineToGateway.loseAnswers();

        TestEvents.publish(order.cancelled(2));
        awaitIntents(order, "canceled");
        LineToGateway.repair();

        awaitStatus(order, paymentId, "voided");
        TestEvents.await(PaymentVoided.class, paymentId);
        assertThat(intents(order)).containsExactly("canceled");
    }

    @Test
    void voidsOnceWhatIsAuthorizedForAnOrderCancelledMeanwhile() {
        var order = order();
        place(order);
        awaitOrdersHandled();
        LineToGateway.holdConfirmations();

        var answer = CompletableFuture.supplyAsync(() -> pay(order, "tok_visa"));
        awaitIntents(order, "requires_capture");
        TestEvents.publish(order.cancelled(2));
        awaitRefusal(order, "/problems/order-cancelled");
        LineToGateway.repair();

        answer.join().then().statusCode(409).body("type", equalTo("/problems/order-cancelled"));
        awaitIntents(order, "canceled");
        TestEvents.await(PaymentVoided.class, it -> order.isPaidBy(it.getPayment()));
        assertThat(TestEvents.all(PaymentVoided.class, it -> order.isPaidBy(it.getPayment())))
                .hasSize(1);
    }

    @Test
    void capturesWhatIsAuthorizedForAnExpiredOrderOnceThatIsRevived() {
        var order = order();
        place(order);
        awaitOrdersHandled();
        LineToGateway.holdConfirmations();

        var answer = CompletableFuture.supplyAsync(() -> pay(order, "tok_visa"));
        awaitIntents(order, "requires_capture");
        TestEvents.publish(order.expired(2));
        awaitOrdersHandled();
        LineToGateway.repair();

        var paymentId = id(answer.join().then().statusCode(201).extract().response());
        TestEvents.await(PaymentAuthorized.class, paymentId);
        assertThat(intents(order)).containsExactly("requires_capture");
        TestEvents.publish(order.awaiting(3, paymentId));
        awaitStatus(order, paymentId, "captured");
    }

    @Test
    void takesOverAnAuthorizationWhoseProcessDied() {
        var order = order();
        place(order);
        awaitOrdersHandled();

        var paymentId = begun(order, null);

        awaitStatus(order, paymentId, "authorized");
        assertThat(intents(order)).containsExactly("requires_capture");
    }

    @Test
    void takesOverAnAuthorizationWhoseProcessDiedBeforeTheCardWasAsked() {
        var order = order();
        place(order);
        awaitOrdersHandled();

        var paymentId = begun(order, opened(order));

        awaitStatus(order, paymentId, "authorized");
        assertThat(intents(order)).containsExactly("requires_capture");
    }

    @Test
    void asksNoCardAgainForAnOrderCancelledMeanwhile() {
        var order = order();
        place(order);
        TestEvents.publish(order.cancelled(2));
        awaitOrdersHandled();

        var paymentId = begun(order, opened(order));

        awaitStatus(order, paymentId, "failed");
        assertThat(intents(order)).containsExactly("canceled");
    }

    @Test
    void takesOverACaptureWhoseProcessDied() {
        var order = order();
        var paymentId = authorized(order, "tok_visa");

        execute("""
                update payments
                set status = 'CAPTURING', version = 3, attempts = 1, due_at = now()
                where id = $1
                """, Tuple.of(paymentId));

        awaitStatus(order, paymentId, "captured");
        assertThat(intents(order)).containsExactly("succeeded");
    }

    @Test
    void answersAsAnotherProcessDidWhichWasFaster() {
        var order = order();
        var key = UUID.randomUUID().toString();
        place(order);
        var first = pay(order, "tok_visa", key);
        first.then().statusCode(201);
        var paymentId = id(first);
        TestEvents.publish(order.cancelled(2));
        awaitStatus(order, paymentId, "voided");

        var late = contexts.fresh(() -> authorizePayment.authorize(asItBegan(order, paymentId)));

        assertThat(late.await().atMost(PATIENCE)).isInstanceOf(Authorization.Authorized.class);
        var second = pay(order, "tok_visa", key);
        second.then().statusCode(201);
        assertThat(second.asString()).isEqualTo(first.asString());
    }

    private static Payment asItBegan(OrderFixture order, UUID paymentId) {
        var terms = new PaymentTerms(order.id(), order.ticketId(), order.buyerId(), 1, order.total(), order.currency());
        return Payment.begin(
                paymentId,
                terms,
                new SellerTerms(order.sellerId(), 0, null),
                "tok_visa",
                "https://shop.example/",
                Instant.now(),
                PATIENCE);
    }

    /// A payment whose process died before it called the gateway, or after it opened the intent.
    private UUID begun(OrderFixture order, String intentId) {
        var id = UUID.randomUUID();
        execute("""
                insert into payments (id, version, status, order_id, ticket_id, buyer_id, quantity, amount,
                    currency, seller_id, fee, card_token, return_url, attempts, due_at, created_at,
                    intent_id)
                values ($1, 1, 'AUTHORIZING', $2, $3, $4, 1, 2050, 'USD', $6, 0, 'tok_visa', 'https://shop.example/', 1,
                    now(), now(), $5)
                """, Tuple.of(id, order.id(), order.ticketId(), order.buyerId(), intentId, order.sellerId()));
        return id;
    }

    private void execute(String sql, Tuple parameters) {
        pool.preparedQuery(sql).execute(parameters).await().indefinitely();
    }

    private static void awaitOnItsWay(String call) {
        Awaitility.await(call).atMost(PATIENCE).until(() -> LineToGateway.isOnItsWay(call));
    }

    private static Response unknown(Response answer) {
        answer.then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("type", equalTo("/problems/payment-outcome-unknown"));
        return answer;
    }

    private void change(String table) {
        pool.query(table).execute().await().atMost(PATIENCE);
    }
}
