package io.ticketing.payments;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.awaitility.Awaitility;

import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestTokens;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

/// Pays like a buyer, and reads the gateway's records.
public final class PaymentsClient {

    /// The system property with the gateway's own address, past the line that tests break.
    public static final String GATEWAY = "payments.test.gateway";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private PaymentsClient() {}

    public static RequestSpecification as(UUID userId) {
        return given().header("Authorization", TestTokens.bearer(userId)).contentType(ContentType.JSON);
    }

    public static Response pay(OrderFixture order, String token) {
        return as(order.buyerId()).body(body(order, token)).post("/api/payments");
    }

    public static Response pay(OrderFixture order, String token, String idempotencyKey) {
        return as(order.buyerId())
                .header("Idempotency-Key", idempotencyKey)
                .body(body(order, token))
                .post("/api/payments");
    }

    public static Map<String, Object> body(OrderFixture order, String token) {
        return Map.of("orderId", order.id(), "token", token);
    }

    /// Has the order placed, for a ticket that is listed unless a test has done so.
    public static void place(OrderFixture order) {
        TestEvents.publish(List.of(order.listed(), order.placed()));
    }

    /// Has the order placed and authorises a payment for it.
    public static UUID authorized(OrderFixture order, String token) {
        place(order);
        return id(pay(order, token).then().statusCode(201).extract().response());
    }

    /// Pays for an order whose tickets are there, until the amount is captured.
    public static UUID captured(OrderFixture order) {
        return captured(order, "tok_visa");
    }

    public static UUID captured(OrderFixture order, String token) {
        var paymentId = authorized(order, token);
        TestEvents.publish(order.awaiting(2, paymentId));
        awaitStatus(order, paymentId, "captured");
        TestEvents.publish(order.completed(3, paymentId));
        return paymentId;
    }

    /// The amounts of the refunds of the order's payment at the gateway, newest first.
    public static List<Integer> refundsAtGateway(OrderFixture order) {
        return refundsAtGateway(order, "amount");
    }

    /// A field of each refund of the order's payment at the gateway, newest first.
    public static <T> List<T> refundsAtGateway(OrderFixture order, String field) {
        return given().header("Authorization", "Bearer sk_test_sandbox")
                .queryParam("payment_intent", intentIds(order).getLast())
                .get(System.getProperty(GATEWAY) + "/v1/refunds")
                .then()
                .statusCode(200)
                .extract()
                .path("data." + field);
    }

    /// Refunds the order's payment like a person at the gateway.
    public static void refundAtGateway(OrderFixture order) {
        given().header("Authorization", "Bearer sk_test_sandbox")
                .formParam("payment_intent", intentIds(order).getLast())
                .post(System.getProperty(GATEWAY) + "/v1/refunds")
                .then()
                .statusCode(200);
    }

    /// Charges a card like another system that shares our account.
    public static void chargeAtGateway(long amount, String currency) {
        given().header("Authorization", "Bearer sk_test_sandbox")
                .formParam("amount", amount)
                .formParam("currency", currency)
                .formParam("payment_method", "pm_card_visa")
                .formParam("payment_method_types[]", "card")
                .formParam("confirm", true)
                .post(System.getProperty(GATEWAY) + "/v1/payment_intents")
                .then()
                .statusCode(200);
    }

    /// Makes the next refund at the gateway fail.
    ///
    /// @param how `FAILS` in the gateway, which repeats that failure for the same key, or `IS_RETURNED`
    ///     by the bank after it has succeeded
    public static void nextRefund(String how) {
        given().redirects()
                .follow(false)
                .formParam("next_capture", "WORKS")
                .formParam("next_refund", how)
                .formParam("failures", 0)
                .formParam("delay_millis", 0)
                .post(System.getProperty(GATEWAY) + "/sandbox/faults")
                .then()
                .statusCode(303);
    }

    /// Has the bank decide the dispute of the order's payment at the gateway: `win` or `lose`.
    public static void decideDispute(OrderFixture order, String how) {
        String dispute = given().header("Authorization", "Bearer sk_test_sandbox")
                .queryParam("payment_intent", intentIds(order).getLast())
                .get(System.getProperty(GATEWAY) + "/v1/disputes")
                .path("data[0].id");
        given().redirects()
                .follow(false)
                .formParam("dispute", dispute)
                .post(System.getProperty(GATEWAY) + "/sandbox/" + how)
                .then()
                .statusCode(303);
    }

    public static UUID id(Response response) {
        return response.jsonPath().getUUID("id");
    }

    /// The payment that the `Location` header names.
    public static UUID located(Response response) {
        var location = response.header("Location");
        return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    }

    public static String status(OrderFixture order, UUID paymentId) {
        return as(order.buyerId())
                .get("/api/payments/" + paymentId)
                .then()
                .statusCode(200)
                .extract()
                .path("status");
    }

    public static void awaitStatus(OrderFixture order, UUID paymentId, String status) {
        Awaitility.await(status)
                .atMost(PATIENCE)
                .until(() -> status(order, paymentId).equals(status));
    }

    /// The statuses of the order's payment intents at the gateway, oldest first.
    public static List<String> intents(OrderFixture order) {
        return atGateway(order, "status");
    }

    /// The ids of the order's payment intents at the gateway, oldest first.
    public static List<String> intentIds(OrderFixture order) {
        return atGateway(order, "id");
    }

    /// An amount of each of the order's payment intents, in the gateway's units, oldest first.
    public static List<Integer> amounts(OrderFixture order, String field) {
        return atGateway(order, field);
    }

    private static <T> List<T> atGateway(OrderFixture order, String field) {
        return given().queryParam("order_id", order.id())
                .get(System.getProperty(GATEWAY) + "/sandbox/payment_intents")
                .jsonPath()
                .getList("data." + field);
    }

    /// Makes the gateway know of a payment for the order; no card is asked.
    public static String opened(OrderFixture order) {
        return given().header("Authorization", "Bearer sk_test_sandbox")
                .formParam("amount", order.total())
                .formParam("currency", order.currency())
                .formParam("capture_method", "manual")
                .formParam("metadata[order_id]", order.id())
                .post(System.getProperty(GATEWAY) + "/v1/payment_intents")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    /// Makes a call that payments knows nothing about, like one whose answer was lost.
    ///
    /// @param form names and values of its parameters
    public static void callGateway(String intentId, String call, Object... form) {
        var request = given().header("Authorization", "Bearer sk_test_sandbox");
        for (int i = 0; i < form.length; i += 2) {
            request.formParam((String) form[i], form[i + 1]);
        }
        request.post("%s/v1/payment_intents/%s/%s".formatted(System.getProperty(GATEWAY), intentId, call));
    }

    /// Makes the gateway fail internally once, at this call for the order. It repeats that failure
    /// if the call is repeated under the same key.
    public static void failOnce(OrderFixture order, String call) {
        failOnce(order, call, "internal");
    }

    /// Makes the gateway answer this call for the order once like that, without any effect.
    ///
    /// @param answer `declined`, `token_already_used` or `internal`
    public static void failOnce(OrderFixture order, String call, String answer) {
        given().formParam("order_id", order.id())
                .formParam("call", call)
                .formParam("answer", answer)
                .post(System.getProperty(GATEWAY) + "/sandbox/failures")
                .then()
                .statusCode(200);
    }

    public static void awaitIntents(OrderFixture order, String... statuses) {
        Awaitility.await().atMost(PATIENCE).until(() -> intents(order), equalTo(List.of(statuses)));
    }

    /// The bank's page that asks the buyer of this payment.
    public static String page(Response answer) {
        return answer.jsonPath().getString("nextAction.redirectUrl");
    }

    /// Answers on the bank's page: `complete` or `fail`.
    ///
    /// @return where it leads the buyer
    public static String answerBank(String page, String answer) {
        return given().redirects()
                .follow(false)
                .formParam("answer", answer)
                .post(page)
                .header("Location");
    }

    /// Waits until payments has taken in all events of orders.
    public static void awaitOrdersHandled() {
        TestEvents.awaitHandled("orders", "payments");
    }

    /// Waits until the order is refused for that reason: its event may take a moment.
    public static void awaitRefusal(OrderFixture order, String type) {
        Awaitility.await(type)
                .atMost(PATIENCE)
                .until(() -> pay(order, "tok_visa").path("type"), equalTo(type));
    }
}
