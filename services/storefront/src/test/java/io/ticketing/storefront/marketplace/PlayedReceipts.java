package io.ticketing.storefront.marketplace;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

import io.ticketing.storefront.marketplace.PlayedAuth.Account;

/// Receipts, as a test says, and what sellers say about themselves.
public final class PlayedReceipts {

    /// Stands for a receipt as it is printed.
    public static final String PDF = "%PDF-1.6 of a receipt";

    private static final String PDF_TYPE = "application/pdf";

    private final Map<UUID, JsonObject> receipts = new ConcurrentHashMap<>();
    private final Map<UUID, JsonObject> profiles = new ConcurrentHashMap<>();

    /// Issues a receipt of a business for two tickets, of which one was refunded.
    public void issue(UUID payment) {
        receipts.put(payment, receipt(payment));
    }

    public JsonObject profile(UUID seller) {
        return profiles.get(seller);
    }

    void forget() {
        receipts.clear();
        profiles.clear();
    }

    void show(RoutingContext request) {
        JsonObject receipt = receipts.get(UUID.fromString(request.pathParam("id")));
        if (receipt == null) {
            Refusal.of(404, "unknown-receipt", "There is no receipt").answer(request);
        } else if (PDF_TYPE.equals(request.request().getHeader("Accept"))) {
            request.response().putHeader("Content-Type", PDF_TYPE).end(PDF);
        } else {
            PlayedService.answer(request, 200, receipt);
        }
    }

    void showProfile(RoutingContext request, Account seller) {
        JsonObject profile = profiles.get(seller.id());
        if (profile == null) {
            Refusal.of(404, "not-found", "There is no profile yet").answer(request);
        } else {
            PlayedService.answer(request, 200, profile);
        }
    }

    void describe(RoutingContext request, Account seller) {
        JsonObject profile = PlayedService.json(request);
        if (profile.getString("kind").equals("business") && !profile.containsKey("taxId")) {
            Refusal.of(400, "invalid-request", "The request is not valid")
                    .withError("taxId", "taxId is required of a business")
                    .answer(request);
        } else {
            profiles.put(seller.id(), profile);
            PlayedService.answer(request, 200, profile.copy().put("version", 1));
        }
    }

    private static JsonObject receipt(UUID payment) {
        return new JsonObject()
                .put("id", UUID.randomUUID().toString())
                .put("number", "ACME-17")
                .put("paymentId", payment.toString())
                .put("orderId", UUID.randomUUID().toString())
                .put("title", "Opera <b>")
                .put("quantity", 2)
                .put("unitPrice", 20.5)
                .put("total", 41)
                .put("currency", "EUR")
                .put("fee", 2.05)
                .put("paidAt", "2026-03-01T12:00:00Z")
                .put("issuedAt", "2026-03-01T12:00:01Z")
                .put("tax", JsonObject.of("rateBasisPoints", 2350, "amount", 7.8))
                .put("seller", seller())
                .put("creditNotes", JsonArray.of(note()));
    }

    private static JsonObject seller() {
        return JsonObject.of(
                "name", "Concerts Ltd",
                "addressLines", JsonArray.of("1 Harbour Road"),
                "city", "Dublin",
                "postalCode", "D01 X2Y3",
                "country", "IE",
                "taxId", "IE6388047V");
    }

    private static JsonObject note() {
        return JsonObject.of(
                "id",
                UUID.randomUUID().toString(),
                "number",
                "ACME-18",
                "quantity",
                1,
                "total",
                20.5,
                "issuedAt",
                "2026-03-02T12:00:00Z");
    }
}
