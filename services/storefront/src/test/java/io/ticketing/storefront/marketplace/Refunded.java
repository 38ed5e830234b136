package io.ticketing.storefront.marketplace;

import java.math.BigDecimal;
import java.util.UUID;

import io.vertx.core.json.JsonObject;

/// A refund.
///
/// @param number counts refunds in the order in which they were asked for
/// @param restock whether the tickets go back on sale, or null if nobody said
/// @param note null if there is none
public record Refunded(
        UUID id,
        long number,
        UUID payment,
        Placed order,
        String status,
        int quantity,
        String reason,
        Boolean restock,
        String note) {

    Refunded as(String status) {
        return new Refunded(id, number, payment, order, status, quantity, reason, restock, note);
    }

    boolean counts() {
        return !status.equals("failed");
    }

    BigDecimal amount() {
        return order.ticket().offer().price().multiply(BigDecimal.valueOf(quantity));
    }

    JsonObject json() {
        return new JsonObject()
                .put("id", id.toString())
                .put("paymentId", payment.toString())
                .put("orderId", order.id().toString())
                .put("status", status)
                .put("quantity", quantity)
                .put("amount", amount())
                .put("currency", order.ticket().offer().currency())
                .put("reason", reason)
                .put("restock", Boolean.TRUE.equals(restock))
                .put("note", note)
                .put("createdAt", "2026-01-03T03:04:05Z");
    }
}
