package io.ticketing.storefront.marketplace;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import io.vertx.core.json.JsonObject;

/// An order.
///
/// @param returned how many of its tickets were returned
/// @param cancelReason null unless it is cancelled
/// @param latePayment null unless a payment found it expired
public record Placed(
        UUID id,
        long number,
        UUID buyer,
        Listed ticket,
        int quantity,
        int returned,
        String status,
        String cancelReason,
        String latePayment,
        Instant expiresAt,
        long version) {

    public Placed as(String status) {
        return new Placed(
                id, number, buyer, ticket, quantity, returned, status, null, latePayment, expiresAt, version + 1);
    }

    public Placed cancelled(String reason) {
        return new Placed(
                id,
                number,
                buyer,
                ticket,
                quantity,
                returned,
                "cancelled",
                reason,
                latePayment,
                expiresAt,
                version + 1);
    }

    public Placed late(String latePayment) {
        return new Placed(
                id,
                number,
                buyer,
                ticket,
                quantity,
                returned,
                status,
                cancelReason,
                latePayment,
                expiresAt,
                version + 1);
    }

    public Placed until(Instant expiresAt) {
        return new Placed(
                id, number, buyer, ticket, quantity, returned, status, cancelReason, latePayment, expiresAt, version);
    }

    /// Refunded once all are returned.
    public Placed withReturned(int returned) {
        String now = returned == quantity ? "refunded" : status;
        return new Placed(
                id, number, buyer, ticket, quantity, returned, now, null, latePayment, expiresAt, version + 1);
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
        if (cancelReason != null) {
            json.put("cancelReason", cancelReason);
        }
        return latePayment == null ? json : json.put("latePayment", latePayment);
    }
}
