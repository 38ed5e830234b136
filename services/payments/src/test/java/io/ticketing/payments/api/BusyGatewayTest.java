package io.ticketing.payments.api;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.ticketing.payments.LineToGateway;
import io.ticketing.payments.OrderFixture;
import io.ticketing.payments.PaymentsInfrastructure;
import io.ticketing.testing.TestEvents;

import static io.ticketing.payments.OrderFixture.order;
import static io.ticketing.payments.PaymentsClient.authorized;
import static io.ticketing.payments.PaymentsClient.awaitIntents;
import static io.ticketing.payments.PaymentsClient.awaitStatus;
import static io.ticketing.payments.PaymentsClient.intents;
import static io.ticketing.payments.PaymentsClient.pay;
import static io.ticketing.payments.PaymentsClient.place;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

/// A gateway that is slow or down, which few may wait for.
@QuarkusTest
@WithTestResource(PaymentsInfrastructure.class)
@TestProfile(BusyGatewayTest.FewAtOnce.class)
class BusyGatewayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    public static class FewAtOnce implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "ticketing.payments.gateway.payments-at-once", "1",
                    "ticketing.payments.breaker.failures", "3",
                    "ticketing.payments.settlement.at-once", "1");
        }
    }

    private final String key = UUID.randomUUID().toString();

    @AfterEach
    void repairTheLine() {
        LineToGateway.letThrough("capture");
        LineToGateway.repair();
        awaitPaid(placed(), UUID.randomUUID().toString());
    }

    @Test
    void beginsNothingForBuyersWhoWouldWaitTooLong() {
        var first = placed();
        var second = placed();
        LineToGateway.holdConfirmations();
        var answer = CompletableFuture.supplyAsync(() -> pay(first, "tok_visa"));
        awaitIntents(first, "requires_capture");

        assertUnavailable(pay(second, "tok_visa", key));
        assertThat(intents(second)).isEmpty();
        LineToGateway.repair();

        answer.join().then().statusCode(201);
        pay(second, "tok_visa", key).then().statusCode(201);
    }

    @Test
    void answersARepeatedRequestThatNeedsNoGateway() {
        var paid = placed();
        pay(paid, "tok_visa", key).then().statusCode(201);
        var waiting = placed();
        LineToGateway.holdConfirmations();
        var answer = CompletableFuture.supplyAsync(() -> pay(waiting, "tok_visa"));
        awaitIntents(waiting, "requires_capture");

        pay(paid, "tok_visa", key).then().statusCode(201);
        LineToGateway.repair();

        answer.join().then().statusCode(201);
    }

    @Test
    void capturesWhileBuyersWait() {
        var waiting = placed();
        var captured = order();
        var paymentId = authorized(captured, "tok_visa");
        LineToGateway.holdConfirmations();
        var answer = CompletableFuture.supplyAsync(() -> pay(waiting, "tok_visa"));
        awaitIntents(waiting, "requires_capture");

        TestEvents.publish(captured.awaiting(2, paymentId));
        awaitStatus(captured, paymentId, "captured");
        LineToGateway.repair();

        answer.join().then().statusCode(201);
    }

    @Test
    void authorizesWhileCapturesWait() {
        var slow = order();
        var paymentId = authorized(slow, "tok_visa");
        LineToGateway.delayNext("capture");
        TestEvents.publish(slow.awaiting(2, paymentId));
        Awaitility.await().atMost(PATIENCE).until(() -> LineToGateway.isOnItsWay("capture"));

        pay(placed(), "tok_visa").then().statusCode(201);
        assertThat(LineToGateway.isOnItsWay("capture")).isTrue();
        LineToGateway.letThrough("capture");

        awaitStatus(slow, paymentId, "captured");
    }

    @Test
    void turnsBuyersAwayFromAGatewayThatIsDown() {
        var late = placed();
        LineToGateway.cut();
        for (int failed = 0; failed < 3; failed++) {
            pay(placed(), "tok_visa").then().statusCode(503);
        }

        assertUnavailable(pay(late, "tok_visa", key));
        LineToGateway.repair();

        awaitPaid(late, key);
        assertThat(intents(late)).containsExactly("requires_capture");
    }

    private static OrderFixture placed() {
        var order = order();
        place(order);
        return order;
    }

    private static void awaitPaid(OrderFixture order, String key) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> pay(order, "tok_visa", key).statusCode(), equalTo(201));
    }

    private static void assertUnavailable(Response answer) {
        answer.then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("type", equalTo("/problems/payments-unavailable"));
    }
}
