package io.ticketing.storefront.marketplace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/// The balance of every seller: one in US dollars, changed as a test says.
public final class PlayedBalance {

    private static final int PAGE = 2;

    private final List<JsonObject> changes = new CopyOnWriteArrayList<>();

    /// The newest change so far.
    public void change(String kind, double amount, double fee) {
        changes.addFirst(JsonObject.of(
                "id",
                UUID.randomUUID().toString(),
                "kind",
                kind,
                "createdAt",
                "2026-03-01T12:00:00Z",
                "availableAt",
                Instant.EPOCH.toString(),
                "currency",
                "USD",
                "amount",
                amount,
                "fee",
                fee,
                "net",
                amount - fee));
    }

    void forget() {
        changes.clear();
    }

    void show(RoutingContext request) {
        PlayedService.answer(request, 200, new JsonArray(changes.isEmpty() ? List.of() : List.of(balance())));
    }

    private JsonObject balance() {
        return JsonObject.of(
                        "currency",
                        "USD",
                        "available",
                        1120.5,
                        "pending",
                        57,
                        "sold",
                        1410,
                        "fees",
                        70.5,
                        "refunded",
                        41)
                .put("disputed", 0)
                .put("paidOut", 121);
    }

    void list(RoutingContext request) {
        int from = Integer.parseInt(request.request().getParam("cursor", "0"));
        var rest = new ArrayList<>(changes.subList(from, changes.size()));
        if (rest.size() > PAGE) {
            request.response()
                    .putHeader(
                            "Link", "</api/payments/balance/entries?cursor=%d>; rel=\"next\"".formatted(from + PAGE));
        }
        PlayedService.answer(
                request, 200, new JsonArray(rest.stream().limit(PAGE).toList()));
    }
}
