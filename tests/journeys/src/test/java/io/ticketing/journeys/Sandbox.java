package io.ticketing.journeys;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.restassured.http.ContentType;

/// The sandbox gateway: its own records of what was really authorised, captured and voided, and how
/// slow it is.
final class Sandbox {

    /// One payment intent as the gateway keeps it; `amount` in minor units.
    record Intent(String id, String status, long amount, String currency, Map<String, String> metadata) {

        boolean belongsTo(UUID orderId) {
            return orderId.toString().equals(metadata.get("order_id"));
        }

        boolean isCaptured() {
            return status.equals("succeeded");
        }

        boolean isHoldingMoney() {
            return status.equals("requires_capture");
        }
    }

    /// What the gateway told of an intent; `pendingWebhooks` says how many have not taken it.
    record Event(
            String type,
            Data data,
            @JsonProperty("pending_webhooks") int pendingWebhooks) {

        record Data(Intent object) {}
    }

    private record Intents(List<Intent> data) {}

    private record Refunds(List<Refund> data) {

        record Refund(String status, long amount) {}
    }

    private record Events(List<Event> data) {}

    private Sandbox() {}

    static List<Intent> intents() {
        var answer = Http.to(RunningSystem.current().gateway()).get("/sandbox/payment_intents");
        answer.then().statusCode(200);
        return answer.as(Intents.class).data();
    }

    static List<Intent> intentsOf(Order order) {
        return intents().stream().filter(intent -> intent.belongsTo(order.id())).toList();
    }

    /// How much of a captured intent was paid back, in minor units.
    static long refundedOf(Intent intent) {
        var answer = Http.to(RunningSystem.current().gateway())
                .header("Authorization", "Bearer sk_test_journeys")
                .queryParam("payment_intent", intent.id())
                .queryParam("limit", 100)
                .get("/v1/refunds");
        answer.then().statusCode(200);
        return answer.as(Refunds.class).data().stream()
                .filter(refund -> refund.status().equals("succeeded"))
                .mapToLong(Refunds.Refund::amount)
                .sum();
    }

    /// Makes each call to the gateway take so much longer from now on.
    static void slowsDownBy(Duration delay) {
        Http.to(RunningSystem.current().gateway())
                .contentType(ContentType.URLENC)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("next_capture", "WORKS")
                .formParam("failures", 0)
                .formParam("delay_millis", delay.toMillis())
                .redirects()
                .follow(false)
                .post("/sandbox/faults")
                .then()
                .statusCode(303);
    }

    /// The latest hundred events of this type, newest first.
    static List<Event> events(String type) {
        var answer = Http.to(RunningSystem.current().gateway())
                .header("Authorization", "Bearer sk_test_journeys")
                .queryParam("type", type)
                .queryParam("limit", 100)
                .get("/v1/events");
        answer.then().statusCode(200);
        return answer.as(Events.class).data();
    }
}
