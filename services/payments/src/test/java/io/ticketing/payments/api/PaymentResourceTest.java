package io.ticketing.payments.api;

import java.time.Duration;
import java.util.UUID;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.contracts.payments.FailureStage;
import io.ticketing.contracts.payments.PaymentAuthorized;
import io.ticketing.contracts.payments.PaymentFailed;
import io.ticketing.payments.OrderFixture;
import io.ticketing.payments.PaymentsInfrastructure;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestTokens;

import static io.restassured.RestAssured.given;
import static io.ticketing.payments.OrderFixture.order;
import static io.ticketing.payments.PaymentsClient.amounts;
import static io.ticketing.payments.PaymentsClient.as;
import static io.ticketing.payments.PaymentsClient.authorized;
import static io.ticketing.payments.PaymentsClient.awaitOrdersHandled;
import static io.ticketing.payments.PaymentsClient.awaitRefusal;
import static io.ticketing.payments.PaymentsClient.awaitStatus;
import static io.ticketing.payments.PaymentsClient.body;
import static io.ticketing.payments.PaymentsClient.failOnce;
import static io.ticketing.payments.PaymentsClient.id;
import static io.ticketing.payments.PaymentsClient.intents;
import static io.ticketing.payments.PaymentsClient.pay;
import static io.ticketing.payments.PaymentsClient.place;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@WithTestResource(PaymentsInfrastructure.class)
class PaymentResourceTest {

    private static final String PROBLEM = "application/problem+json";

    @Test
    void authorizesAPaymentForAnOrderPlacedAMomentAgo() {
        var order = order();
        place(order);

        var response = pay(order, "tok_visa");

        var paymentId = id(response);
        response.then()
                .statusCode(201)
                .header("Location", endsWith("/api/payments/" + paymentId))
                .body("orderId", equalTo(order.id().toString()))
                .body("status", equalTo("authorized"))
                .body("amount", equalTo(20.5f))
                .body("currency", equalTo("USD"));
        assertThat(intents(order)).containsExactly("requires_capture");
        var event = TestEvents.await(PaymentAuthorized.class, it -> order.isPaidBy(it.getPayment()));
        var payment = event.getPayment();
        assertThat(payment.getPaymentId()).isEqualTo(paymentId);
        assertThat(event.getVersion()).isEqualTo(2);
        assertThat(payment.getTicketId()).isEqualTo(order.ticketId());
        assertThat(payment.getBuyerId()).isEqualTo(order.buyerId());
        assertThat(payment.getAmount()).isEqualTo(2050);
        assertThat(payment.getCurrency()).isEqualTo("USD");
    }

    @Test
    void waitsForAnOrderThatIsOnItsWay() {
        var order = order();
        Thread.ofVirtual().start(() -> place(order));

        pay(order, "tok_visa").then().statusCode(201);
    }

    @Test
    void waitsUntilItKnowsWhoSellsTheTicket() {
        var order = order();
        TestEvents.publish(order.placed());
        awaitOrdersHandled();

        pay(order, "tok_visa")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", equalTo("/problems/payments-unavailable"));
        assertThat(intents(order)).isEmpty();

        Thread.ofVirtual().start(() -> TestEvents.publish(order.listed()));
        pay(order, "tok_visa").then().statusCode(201);
    }

    @Test
    void writesAmountsWithoutDecimalsWhereTheCurrencyHasNone() {
        var order = order().costing(1999, "JPY");
        place(order);

        pay(order, "pm_card_visa")
                .then()
                .statusCode(201)
                .body("amount", equalTo(1999))
                .body("currency", equalTo("JPY"));
    }

    @ParameterizedTest
    @CsvSource({"500, JPY, 500", "500, ISK, 50000", "500, UGX, 50000", "50000, MGA, 500", "5120, KWD, 5120"})
    void chargesInTheUnitsOfTheGateway(long total, String currency, int units) {
        var order = order().costing(total, currency);
        var paymentId = authorized(order, "tok_visa");
        assertThat(amounts(order, "amount_capturable")).containsExactly(units);

        TestEvents.publish(order.awaiting(2, paymentId));

        awaitStatus(order, paymentId, "captured");
        assertThat(amounts(order, "amount_received")).containsExactly(units);
    }

    @ParameterizedTest
    @CsvSource({"2050, MGA, 1", "5124, KWD, 0.01"})
    void refusesAmountsTheGatewayDoesNotHave(long total, String currency, String step) {
        var order = order().costing(total, currency);
        place(order);

        pay(order, "tok_visa")
                .then()
                .statusCode(402)
                .body(
                        "detail",
                        equalTo("Cards can be charged in %s in steps of %s only: this order's total is none."
                                .formatted(currency, step)));
        assertThat(intents(order)).isEmpty();
    }

    @Test
    void tellsADeclinedCardAndLetsTheBuyerTryAnother() {
        var order = order();
        place(order);

        pay(order, "tok_chargeDeclinedInsufficientFunds")
                .then()
                .statusCode(402)
                .contentType(PROBLEM)
                .body("type", equalTo("/problems/payment-declined"))
                .body("detail", equalTo("Your card has insufficient funds."))
                .body("errors[0].message", equalTo("Your card has insufficient funds."));

        var failed = TestEvents.await(PaymentFailed.class, it -> order.isPaidBy(it.getPayment()));
        assertThat(failed.getStage()).isEqualTo(FailureStage.AUTHORIZATION);
        assertThat(failed.getCode()).isEqualTo("card_declined");
        pay(order, "tok_visa").then().statusCode(201);
        assertThat(intents(order)).containsExactly("requires_payment_method", "requires_capture");
    }

    @Test
    void declinesTokensTheGatewayDoesNotKnow() {
        var order = order();
        place(order);

        pay(order, "tok_unheardOf")
                .then()
                .statusCode(402)
                .body("detail", equalTo("The gateway did not accept this card or amount."));
    }

    @Test
    void declinesATokenThatWasUsedBefore() {
        var order = order();
        place(order);
        failOnce(order, "confirm", "token_already_used");

        pay(order, "tok_visa").then().statusCode(402).body("type", equalTo("/problems/payment-declined"));

        var failed = TestEvents.await(PaymentFailed.class, it -> order.isPaidBy(it.getPayment()));
        assertThat(failed.getCode()).isEqualTo("token_already_used");
        pay(order, "tok_visa").then().statusCode(201);
        assertThat(intents(order)).containsExactly("canceled", "requires_capture");
    }

    @Test
    void refusesAnOrderNobodyPlaced() {
        pay(order().withId(UUID.randomUUID()), "tok_visa")
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("type", equalTo("/problems/unknown-order"))
                .body("errors", hasSize(1));
    }

    @Test
    void waitsOnlySoLongForANewOrder() {
        pay(order(), "tok_visa").then().statusCode(404);
    }

    @Test
    void refusesAnothersOrder() {
        var order = order();
        place(order);

        as(UUID.randomUUID())
                .body(body(order, "tok_visa"))
                .post("/api/payments")
                .then()
                .statusCode(403)
                .contentType(PROBLEM)
                .body("type", equalTo("/problems/not-yours"));
        assertThat(intents(order)).isEmpty();
    }

    @Test
    void refusesACancelledOrder() {
        var order = order();
        TestEvents.publish(order.cancelled(2));

        refused(order, "/problems/order-cancelled");
    }

    @Test
    void refusesAnOrderPastItsDeadline() {
        var order = order(Duration.ofSeconds(-1));
        place(order);

        refused(order, "/problems/order-expired");
    }

    @Test
    void refusesASecondPaymentWhileOneIsUnderWay() {
        var order = order();
        var paymentId = authorized(order, "tok_visa");

        pay(order, "tok_visa")
                .then()
                .statusCode(409)
                .contentType(PROBLEM)
                .header("Location", endsWith("/api/payments/" + paymentId))
                .header("Retry-After", notNullValue())
                .body("type", equalTo("/problems/payment-in-progress"));
        assertThat(intents(order)).hasSize(1);
    }

    @Test
    void refusesToPayTwice() {
        var order = order();
        var paymentId = authorized(order, "tok_visa");
        TestEvents.publish(order.awaiting(2, paymentId));
        awaitStatus(order, paymentId, "captured");

        refused(order, "/problems/already-paid");
        TestEvents.publish(order.completed(3, paymentId));
        refused(order, "/problems/already-paid");
        assertThat(intents(order)).containsExactly("succeeded");
    }

    @Test
    void showsAPaymentToItsBuyerOnly() {
        var order = order();
        var path = "/api/payments/" + authorized(order, "tok_visa");

        as(order.buyerId())
                .get(path)
                .then()
                .statusCode(200)
                .body("orderId", equalTo(order.id().toString()))
                .body("status", equalTo("authorized"))
                .body("amount", equalTo(20.5f));
        given().cookie("session", TestTokens.cookie(order.buyerId()))
                .get(path)
                .then()
                .statusCode(200);
        as(UUID.randomUUID()).get(path).then().statusCode(403).contentType(PROBLEM);
        given().get(path).then().statusCode(401).contentType(PROBLEM);
    }

    @ParameterizedTest
    @CsvSource({
        "018f0000-0000-7000-8000-000000000000, /problems/unknown-payment",
        "nonsense, /problems/not-found",
        "1, /problems/not-found"
    })
    void knowsNoOtherPayments(String id, String type) {
        as(UUID.randomUUID())
                .urlEncodingEnabled(false)
                .get("/api/payments/" + id)
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("type", equalTo(type));
    }

    @Test
    void refusesStrangers() {
        given().contentType(ContentType.JSON)
                .body(body(order(), "tok_visa"))
                .post("/api/payments")
                .then()
                .statusCode(401)
                .contentType(PROBLEM)
                .header("WWW-Authenticate", equalTo("Bearer"));
        given().header("Authorization", "Bearer nonsense")
                .contentType(ContentType.JSON)
                .body(body(order(), "tok_visa"))
                .post("/api/payments")
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"orderId\":null,\"token\":null}",
                "{\"orderId\":\"018f0000-0000-7000-8000-000000000000\"}",
                "{\"orderId\":\"nonsense\",\"token\":\"tok_visa\"}",
                "{\"orderId\":{},\"token\":\"tok_visa\"}",
                "{\"orderId\":\"018f0000-0000-7000-8000-000000000000\",\"token\":\"\"}",
                "{\"orderId\":\"018f0000-0000-7000-8000-000000000000\",\"token\":\"a b\"}",
                "{\"orderId\":\"018f0000-0000-7000-8000-000000000000\",\"token\":\"\\u0000\"}",
                "{\"orderId\":\"018f0000-0000-7000-8000-000000000000\",\"token\":\"x&amount=1\"}",
                "{\"orderId\":\"018f0000-0000-7000-8000-000000000000\",\"token\":{}}"
            })
    void refusesInvalidBodies(String body) {
        as(UUID.randomUUID())
                .body(body)
                .post("/api/payments")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("errors[0].message", notNullValue());
    }

    @Test
    void refusesOverlongTokensAndBodies() {
        var order = order();

        pay(order, "t".repeat(256)).then().statusCode(400).body("errors[0].field", equalTo("token"));
        pay(order, "t".repeat(70_000)).then().statusCode(413);
        as(order.buyerId())
                .contentType("text/plain")
                .body("tok_visa")
                .post("/api/payments")
                .then()
                .statusCode(415);
    }

    private static void refused(OrderFixture order, String type) {
        awaitRefusal(order, type);
        pay(order, "tok_visa").then().statusCode(409).contentType(PROBLEM);
    }
}
