package io.ticketing.payments;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.restassured.response.Response;

import static io.restassured.RestAssured.given;

/// Tells of payments like the gateway.
public final class StripeEvents {

    public static final String SECRET = "whsec_in_use";
    public static final String NEXT_SECRET = "whsec_next";
    public static final String PATH = "/api/payments/webhooks/stripe";

    private StripeEvents() {}

    public static String id() {
        return "evt_" + UUID.randomUUID().toString().replace("-", "");
    }

    /// @param type without `payment_intent.`
    public static String event(String id, String type, String intentId) {
        return """
                {
                  "id": "%s",
                  "object": "event",
                  "api_version": "2024-06-20",
                  "created": 1767225600,
                  "data": {"object": {"id": "%s", "object": "payment_intent", "description": "Konzert für 20 €"}},
                  "livemode": false,
                  "pending_webhooks": 1,
                  "request": {"id": null, "idempotency_key": null},
                  "type": "payment_intent.%s"
                }
                """.formatted(id, intentId, type);
    }

    public static void tellOfRefund(String type, String intentId) {
        send(refundEvent(id(), type, intentId)).then().statusCode(200);
    }

    public static void tellOfDispute(String type, String intentId) {
        send(event(id(), "du_1", "charge.dispute." + type, intentId)).then().statusCode(200);
    }

    /// @param type without `refund.`
    public static String refundEvent(String id, String type, String intentId) {
        return event(id, "re_1", "refund." + type, intentId);
    }

    private static String event(String id, String subject, String type, String intentId) {
        return """
                {
                  "id": "%s",
                  "object": "event",
                  "data": {"object": {"id": "%s", "payment_intent": "%s"}},
                  "type": "%s"
                }
                """.formatted(id, subject, intentId, type);
    }

    public static void tell(String type, String intentId) {
        tell(id(), type, intentId);
    }

    public static void tell(String id, String type, String intentId) {
        send(event(id, type, intentId)).then().statusCode(200);
    }

    public static Response send(String body) {
        return send(body, signature(SECRET, Instant.now(), body));
    }

    public static Response send(String body, String signature) {
        return given().header("Stripe-Signature", signature)
                .header("Accept", "*/*; q=0.5, application/xml")
                .header("Content-Type", "application/json; charset=utf-8")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(PATH);
    }

    public static String signature(String secret, Instant time, String body) {
        return "t=%d,v1=%s".formatted(time.getEpochSecond(), code(secret, time.getEpochSecond() + "." + body));
    }

    public static String code(String secret, String signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
