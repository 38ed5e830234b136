package io.ticketing.storefront.marketplace;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import io.vertx.core.json.JsonObject;

/// An order.
///
/// @param cancelReason null unless it is cancelled
public record Placed(
        UUID id,
        long number,
        UUID buyer,
        Listed ticket,
        int quantity,
        String status,
        String cancelReason,
        Instant expiresAt,
        long version) {

    public Placed as(String status) {
        return new Placed(id, number, buyer, ticket, quantity, status, null, expiresAt, version + 1);
    }

    public Placed cancelled(String reason) {
        return new Placed(id, number, buyer, ticket, quantity, "cancelled", reason, expiresAt, version + 1);
    }

    public Placed until(Instant expiresAt) {
        return new Placed(id, number, buyer, ticket, quantity, status, cancelReason, expiresAt, version);
    }

    JsonObject json() {
        var json = new JsonObject()
                .put("id", id.toString())
                .put("status", status)
                .put("expiresAt", expiresAt.toString())
                .put("quantity", quantity)
                .put("total", ticket.offer().price().multiply(BigDecimal.valueOf(quantity)))
                .put("currency", ticket.offer().currency())
                .put("userId", buyer.toString())
                .put("version", version)
                .put(
                        "ticket",
                        new JsonObject()
                                .put("id", ticket.id().toString())
                                .put("title", ticket.title())
                                .put("price", ticket.offer().price()))
                .put("createdAt", "2026-01-02T03:04:05Z");
        return cancelReason == null ? json : json.put("cancelReason", cancelReason);
    }
}
