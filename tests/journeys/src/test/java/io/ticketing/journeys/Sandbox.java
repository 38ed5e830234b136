package io.ticketing.journeys;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The sandbox gateway's own records: what was really authorised, captured and voided.
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

    private record Intents(List<Intent> data) {}

    private Sandbox() {}

    static List<Intent> intents() {
        var answer = Http.to(RunningSystem.current().gateway()).get("/sandbox/payment_intents");
        answer.then().statusCode(200);
        return answer.as(Intents.class).data();
    }

    static List<Intent> intentsOf(Order order) {
        return intents().stream().filter(intent -> intent.belongsTo(order.id())).toList();
    }
}
