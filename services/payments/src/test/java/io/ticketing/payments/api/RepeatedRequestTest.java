package io.ticketing.payments.api;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import io.ticketing.payments.LineToGateway;
import io.ticketing.payments.PaymentsInfrastructure;
import io.ticketing.testing.AtOnce;
import io.ticketing.testing.TestEvents;

import static io.ticketing.payments.OrderFixture.order;
import static io.ticketing.payments.PaymentsClient.as;
import static io.ticketing.payments.PaymentsClient.awaitIntents;
import static io.ticketing.payments.PaymentsClient.awaitOrdersHandled;
import static io.ticketing.payments.PaymentsClient.awaitStatus;
import static io.ticketing.payments.PaymentsClient.body;
import static io.ticketing.payments.PaymentsClient.id;
import static io.ticketing.payments.PaymentsClient.intents;
import static io.ticketing.payments.PaymentsClient.pay;
import static io.ticketing.payments.PaymentsClient.place;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@WithTestResource(PaymentsInfrastructure.class)
class RepeatedRequestTest {

    private static final int MANY = 20;

    private final String key = "key " + UUID.randomUUID();

    @Test
    void getsTheSameAnswerEvenWhenThePaymentHasMovedOn() {
        var order = order();
        place(order);
        var first = pay(order, "tok_visa", key);
        var paymentId = id(first);
        TestEvents.publish(order.awaiting(2, paymentId));
        awaitStatus(order, paymentId, "captured");

        assertSame(pay(order, "tok_visa", key), first);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(intents(order)).hasSize(1);
    }

    @Test
    void isDeclinedAgainWithoutAskingTheGateway() {
        var order = order();
        place(order);
        var first = pay(order, "tok_chargeDeclined", key);

        assertSame(pay(order, "tok_chargeDeclined", key), first);
        assertThat(first.statusCode()).isEqualTo(402);
        assertThat(intents(order)).hasSize(1);
    }

    @Test
    void isRefusedAgainForTheSameReason() {
        var order = order(Duration.ofSeconds(-1));
        place(order);
        var first = pay(order, "tok_visa", key);

        assertThat(first.statusCode()).isEqualTo(409);
        assertSame(pay(order, "tok_visa", key), first);
    }

    @Test
    void isNotHeldToAnAnswerThatWasOnlyForTheMoment() {
        var order = order();
        pay(order, "tok_visa", key).then().statusCode(404);
        place(order);

        pay(order, "tok_visa", key).then().statusCode(201);
    }

    @Test
    void refusesAnotherBodyUnderTheSameKey() {
        var order = order();
        place(order);
        pay(order, "tok_chargeDeclined", key).then().statusCode(402);

        pay(order, "tok_visa", key)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/idempotency-key-reused"));
        assertThat(intents(order)).containsExactly("requires_payment_method");
    }

    @Test
    void keepsTheKeysOfUsersApart() {
        var one = order();
        var other = order();
        place(one);
        place(other);

        pay(one, "tok_visa", key).then().statusCode(201);
        pay(other, "tok_visa", key).then().statusCode(201);
    }

    @Test
    void refusesKeysThatAreTooLong() {
        pay(order(), "tok_visa", "k".repeat(256)).then().statusCode(400);
    }

    @Test
    void refusesKeysThatAreNotPrintable() {
        var order = order();
        as(order.buyerId())
                .header("Idempotency-Key", "caf\u00e9")
                .body(body(order, "tok_visa"))
                .post("/api/payments")
                .then()
                .statusCode(400);
    }

    @Test
    void takesTheLongestKeyThereMayBe() {
        var order = order();
        place(order);

        pay(order, "tok_visa", "~".repeat(255)).then().statusCode(201);
    }

    @Test
    void hasOneEffectWhenAskedManyTimesAtOnce() throws InterruptedException {
        var order = order();
        place(order);
        awaitOrdersHandled();

        var answers = AtOnce.all(MANY, _ -> pay(order, "tok_visa", key));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        answers.forEach(answer -> assertSame(answer, answers.getFirst()));
        assertThat(intents(order)).hasSize(1);
    }

    @Test
    void isDeclinedWithTheFirstOneWhenAskedManyTimesAtOnce() throws InterruptedException {
        var order = order();
        place(order);
        awaitOrdersHandled();

        var answers = AtOnce.all(MANY, _ -> pay(order, "tok_chargeDeclined", key));

        assertThat(answers).extracting(Response::statusCode).containsOnly(402);
        answers.forEach(answer -> assertSame(answer, answers.getFirst()));
        assertThat(intents(order)).hasSize(1);
    }

    @Test
    void waitsForTheFirstOneAsLongAsTheGatewayTakes() throws Exception {
        var order = order();
        place(order);
        awaitOrdersHandled();
        LineToGateway.holdConfirmations();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> pay(order, "tok_visa", key));
            awaitIntents(order, "requires_capture");
            var second = threads.submit(() -> pay(order, "tok_visa", key));

            pay(order, "tok_mastercard", key).then().statusCode(422);
            assertThat(second.isDone()).isFalse();
            LineToGateway.repair();

            assertThat(first.get().statusCode()).isEqualTo(201);
            assertSame(second.get(), first.get());
        } finally {
            LineToGateway.repair();
        }
        assertThat(intents(order)).hasSize(1);
    }

    @Test
    void isToldWithTheFirstOneThatTheOutcomeIsUnknown() throws Exception {
        var order = order();
        place(order);
        awaitOrdersHandled();
        LineToGateway.holdConfirmations();
        try {
            var answers = AtOnce.all(MANY, _ -> pay(order, "tok_visa", key));

            assertThat(answers).extracting(Response::statusCode).containsOnly(503);
            answers.forEach(answer -> assertSame(answer, answers.getFirst()));
        } finally {
            LineToGateway.repair();
        }
    }

    @Test
    void paysOnceWhenManyPayAtOnce() throws InterruptedException {
        var order = order();
        place(order);
        awaitOrdersHandled();

        var answers = AtOnce.all(MANY, _ -> pay(order, "tok_visa"));

        assertThat(answers).filteredOn(it -> it.statusCode() == 201).hasSize(1);
        assertThat(answers).filteredOn(it -> it.statusCode() == 409).hasSize(MANY - 1);
        assertThat(intents(order)).containsExactly("requires_capture");
    }

    private static void assertSame(Response second, Response first) {
        assertThat(second.statusCode()).isEqualTo(first.statusCode());
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void paysOnceWhenManyPayAtOnceEachUnderAKeyOfItsOwn() throws InterruptedException {
        var order = order();
        place(order);
        awaitOrdersHandled();

        var answers = AtOnce.all(MANY, _ -> pay(order, "tok_visa", "key " + UUID.randomUUID()));

        assertThat(answers).filteredOn(it -> it.statusCode() == 201).hasSize(1);
        assertThat(answers).filteredOn(it -> it.statusCode() == 409).hasSize(MANY - 1);
        assertThat(intents(order)).hasSize(1);
    }
}
