package io.ticketing.storefront.marketplace;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

import io.vertx.core.json.JsonObject;

/// A ticket on sale.
///
/// @param number counts tickets in the order in which they were listed
public record Listed(
        UUID id, long number, UUID seller, Offer offer, int held, int sold, boolean withdrawn, long version) {

    public Listed withHeld(int held) {
        return new Listed(id, number, seller, offer, held, sold, withdrawn, version);
    }

    public Listed withSold(int sold) {
        return new Listed(id, number, seller, offer, held, sold, withdrawn, version);
    }

    public Listed asWithdrawn() {
        return new Listed(id, number, seller, offer, held, sold, true, version + 1);
    }

    /// What the seller makes of it.
    public Listed as(Offer offer) {
        return new Listed(id, number, seller, offer, held, sold, withdrawn, version + 1);
    }

    public Listed at(String price) {
        return as(new Offer(
                offer.title(), new BigDecimal(price), offer.currency(), offer.quantity(), offer.returnsUntil()));
    }

    public Listed withReturnsUntil(String time) {
        return as(offer.withReturnsUntil(time));
    }

    public String title() {
        return offer.title();
    }

    boolean isOnSale() {
        return !withdrawn && available() > 0;
    }

    int available() {
        return Math.max(0, offer.quantity() - held - sold);
    }

    String cursor() {
        byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    JsonObject json(boolean own) {
        var json = new JsonObject()
                .put("id", id.toString())
                .put("title", offer.title())
                .put("price", offer.price())
                .put("currency", offer.currency())
                .put("quantity", Math.max(offer.quantity(), held + sold))
                .put("available", withdrawn ? 0 : available())
                .put("status", status())
                .put("userId", seller.toString())
                .put("version", version)
                .put("createdAt", "2026-01-02T03:04:05Z");
        if (offer.returnsUntil() != null) {
            json.put("returnsUntil", offer.returnsUntil());
        }
        if (own) {
            json.put("held", held).put("sold", sold);
            if (held + sold > offer.quantity()) {
                json.put("offered", offer.quantity());
            }
        }
        return json;
    }

    private String status() {
        if (withdrawn) {
            return "withdrawn";
        }
        if (available() > 0) {
            return "available";
        }
        return held > 0 ? "locked" : "sold_out";
    }
}
