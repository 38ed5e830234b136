package io.ticketing.payments.api;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.contracts.payments.PaymentAuthorized;
import io.ticketing.contracts.payments.PaymentCaptured;
import io.ticketing.contracts.payments.PaymentFailed;
import io.ticketing.payments.LineToGateway;
import io.ticketing.payments.OrderFixture;
import io.ticketing.payments.PaymentsInfrastructure;
import io.ticketing.testing.TestEvents;

import static io.ticketing.payments.OrderFixture.order;
import static io.ticketing.payments.PaymentsClient.answerBank;
import static io.ticketing.payments.PaymentsClient.as;
import static io.ticketing.payments.PaymentsClient.awaitIntents;
import static io.ticketing.payments.PaymentsClient.awaitStatus;
import static io.ticketing.payments.PaymentsClient.id;
import static io.ticketing.payments.PaymentsClient.intents;
import static io.ticketing.payments.PaymentsClient.located;
import static io.ticketing.payments.PaymentsClient.page;
import static io.ticketing.payments.PaymentsClient.pay;
import static io.ticketing.payments.PaymentsClient.place;
import static io.ticketing.payments.PaymentsClient.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

/// Cards whose bank asks the buyer (3-D Secure).
@QuarkusTest
@WithTestResource(PaymentsInfrastructure.class)
class ThreeDSecureTest {

    private static final String CARD = "tok_threeDSecure2Required";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final OrderFixture order = order();

    @AfterEach
    void repairTheLine() {
        LineToGateway.letThrough("cancel");
        LineToGateway.repair();
    }

    @Test
    void tellWhereTheBankAsks() {
        var asked = asked(order);

        asked.then()
                .header("Location", endsWith("/api/payments/" + id(asked)))
                .body("orderId", equalTo(order.id().toString()))
                .body("nextAction.redirectUrl", startsWith("http://"));
        assertThat(intents(order)).containsExactly("requires_action");
        as(order.buyerId())
                .get("/api/payments/" + id(asked))
                .then()
                .statusCode(200)
                .body("status", equalTo("requires_action"))
                .body("nextAction.redirectUrl", equalTo(page(asked)));
    }

    @Test
    void areAuthorizedWhenTheBuyerComesBack() {
        var asked = asked(order);

        var back = answerBank(page(asked), "complete");

        assertThat(back)
                .startsWith("http://localhost:8080/orders/%s?payment=%s&".formatted(order.id(), id(asked)))
                .endsWith("redirect_status=succeeded");
        as(order.buyerId())
                .get("/api/payments/" + id(asked))
                .then()
                .body("status", equalTo("authorized"))
                .body("$", not(hasKey("nextAction")));
        TestEvents.await(PaymentAuthorized.class, id(asked));
        TestEvents.publish(order.awaiting(2, id(asked)));
        TestEvents.await(PaymentCaptured.class, id(asked));
    }

    @Test
    void areAuthorizedThoughNobodyComesBack() {
        var asked = asked(order);

        answerBank(page(asked), "complete");

        TestEvents.await(PaymentAuthorized.class, id(asked));
        assertThat(intents(order)).containsExactly("requires_capture");
    }

    @Test
    void leaveTheOrderPayableWhenTheBankIsNotSatisfied() {
        var asked = asked(order);

        assertThat(answerBank(page(asked), "fail")).endsWith("redirect_status=failed");

        awaitStatus(order, id(asked), "failed");
        as(order.buyerId())
                .get("/api/payments/" + id(asked))
                .then()
                .body("failure", equalTo("The bank did not confirm the payment."));
        assertThat(TestEvents.await(PaymentFailed.class, id(asked)).getCode())
                .isEqualTo("payment_intent_authentication_failure");
        pay(order, "tok_visa").then().statusCode(201);
        assertThat(intents(order)).containsExactly("canceled", "requires_capture");
    }

    @Test
    void mayBeDeclinedAfterTheChallenge() {
        var asked = asked(order, "tok_authenticationRequiredChargeDeclinedInsufficientFunds");

        answerBank(page(asked), "complete");

        awaitStatus(order, id(asked), "failed");
        assertThat(intents(order)).containsExactly("canceled");
    }

    @Test
    void endWithTheOrder() {
        var asked = asked(order);

        TestEvents.publish(order.cancelled(2));
        awaitIntents(order, "canceled");

        assertThat(answerBank(page(asked), "complete")).isNull();
        awaitStatus(order, id(asked), "failed");
        assertThat(intents(order)).containsExactly("canceled");
    }

    @Test
    void endWithTheHold() {
        var asked = asked(order);

        TestEvents.publish(order.expired(2));
        awaitIntents(order, "canceled");

        awaitStatus(order, id(asked), "failed");
    }

    @Test
    void endWithTheHoldThoughNobodySaysSo() {
        var brief = order(Duration.ofSeconds(5));
        var asked = asked(brief);

        awaitIntents(brief, "canceled");

        awaitStatus(brief, id(asked), "failed");
    }

    @Test
    void areVoidedIfTheBuyerIsFasterThanTheEnd() {
        var asked = asked(order);
        LineToGateway.delayNext("cancel");
        TestEvents.publish(order.cancelled(2));
        Awaitility.await().atMost(PATIENCE).until(() -> LineToGateway.isOnItsWay("cancel"));

        answerBank(page(asked), "complete");
        assertThat(intents(order)).containsExactly("requires_capture");
        LineToGateway.letThrough("cancel");

        awaitIntents(order, "canceled");
        awaitStatus(order, id(asked), "failed");
    }

    @Test
    void areRememberedWithWhatBecameOfThem() {
        place(order);
        var key = UUID.randomUUID().toString();
        var asked = pay(order, CARD, key);
        asked.then().statusCode(202);

        assertThat(pay(order, CARD, key).then().statusCode(202).extract().asString())
                .isEqualTo(asked.asString());
        answerBank(page(asked), "complete");
        awaitStatus(order, id(asked), "authorized");

        pay(order, CARD, key)
                .then()
                .statusCode(201)
                .body("id", equalTo(id(asked).toString()));
        assertThat(intents(order)).hasSize(1);
    }

    @Test
    void keepOtherCardsAwayMeanwhile() {
        var asked = asked(order);

        var other = pay(order, "tok_visa");

        other.then().statusCode(409).body("type", equalTo("/problems/payment-in-progress"));
        assertThat(located(other)).isEqualTo(id(asked));
    }

    @Test
    void areFoundByTheirOrder() {
        var asked = asked(order);

        as(order.buyerId())
                .get("/api/payments?orderId=" + order.id())
                .then()
                .statusCode(200)
                .body("id", contains(id(asked).toString()))
                .body("nextAction.redirectUrl", contains(page(asked)));
        as(UUID.randomUUID())
                .get("/api/payments?orderId=" + order.id())
                .then()
                .statusCode(200)
                .body("$", empty());
    }

    @Test
    void areAskedForAgainWhenTheAnswerWasLost() {
        place(order);
        LineToGateway.loseConfirmations();

        var lost = pay(order, CARD);
        lost.then().statusCode(503);
        LineToGateway.repair();

        awaitStatus(order, located(lost), "requires_action");
        assertThat(intents(order)).containsExactly("requires_action");
    }

    @Test
    void leadBackToAShopThatTheOperatorAllows() {
        place(order);
        var asked = payReturningTo(order, "https://shop.example/done?order=1");
        asked.then().statusCode(202);

        assertThat(answerBank(page(asked), "complete"))
                .startsWith("https://shop.example/done?order=1&payment_intent=pi_");
        assertThat(status(order, id(asked))).isEqualTo("authorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "javascript:alert(1)", "/orders", "no address", ""})
    void leadNowhereElse(String address) {
        place(order);

        payReturningTo(order, address)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors[0].field", equalTo("returnUrl"));
        assertThat(intents(order)).isEmpty();
    }

    private static Response asked(OrderFixture order) {
        return asked(order, CARD);
    }

    private static Response asked(OrderFixture order, String card) {
        place(order);
        var asked = pay(order, card);
        asked.then().statusCode(202).body("status", equalTo("requires_action"));
        return asked;
    }

    private static Response payReturningTo(OrderFixture order, String returnUrl) {
        return as(order.buyerId())
                .body(Map.of("orderId", order.id(), "token", CARD, "returnUrl", returnUrl))
                .post("/api/payments");
    }
}
