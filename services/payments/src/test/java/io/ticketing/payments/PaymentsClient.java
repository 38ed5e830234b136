package io.ticketing.payments;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestTokens;

import static io.restassured.RestAssured.given;

/// Pays as a buyer does, and looks into the gateway's books.
public final class PaymentsClient {

    private PaymentsClient() {}

    public static RequestSpecification as(UUID userId) {
        return given().header("Authorization", TestTokens.bearer(userId))
                .contentType(ContentType.JSON);
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

    /// Has the order placed and authorises a payment for it.
    public static UUID authorized(OrderFixture order, String token) {
        TestEvents.publish(order.placed());
        return id(pay(order, token).then().statusCode(201).extract().response());
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
                .atMost(Duration.ofSeconds(20))
                .until(() -> status(order, paymentId).equals(status));
    }

    /// The statuses of the order's payment intents at the gateway, oldest first.
    public static List<String> intents(OrderFixture order) {
        var gateway =
                ConfigProvider.getConfig().getValue("ticketing.payments.gateway.url", String.class);
        return given().queryParam("order_id", order.id())
                .get(gateway + "/sandbox/payment_intents")
                .jsonPath()
                .getList("data.status");
    }
}
