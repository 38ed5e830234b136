package io.ticketing.storefront.marketplace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/// Sellers' accounts at the gateway and their payouts, as far as a test says.
public final class PlayedPayouts {

    /// Where the gateway asks sellers.
    public static final String GATEWAY = "https://connect.example/setup?id=1&x";

    private static final int PAGE = 20;

    private final Map<UUID, String> accounts = new ConcurrentHashMap<>();
    private final List<JsonObject> payouts = new CopyOnWriteArrayList<>();

    /// @param status of the account: `onboarding`, `restricted` or `enabled`
    public void account(UUID seller, String status) {
        accounts.put(seller, status);
    }

    /// The newest payout, to any seller.
    public void pay(String amount, String status) {
        payouts.addFirst(new JsonObject()
                .put("id", UUID.randomUUID().toString())
                .put("status", status)
                .put("amount", Double.valueOf(amount))
                .put("currency", "USD")
                .put("createdAt", "2026-01-02T03:04:05Z"));
    }

    void serve(Router router, PlayedAuth auth) {
        router.get("/api/payments/seller-account")
                .handler(request ->
                        auth.signedIn(request, caller -> PlayedService.answer(request, 200, account(caller.id()))));
        router.post("/api/payments/seller-account")
                .handler(request -> auth.signedIn(request, caller -> onboard(request, caller.id())));
        router.get("/api/payments/payouts").handler(request -> auth.signedIn(request, _ -> list(request)));
    }

    void forget() {
        accounts.clear();
        payouts.clear();
    }

    private JsonObject account(UUID seller) {
        return JsonObject.of("status", accounts.getOrDefault(seller, "none"));
    }

    private void onboard(RoutingContext request, UUID seller) {
        accounts.putIfAbsent(seller, "onboarding");
        PlayedService.answer(request, 200, account(seller).put("onboardingUrl", GATEWAY));
    }

    private void list(RoutingContext request) {
        String cursor = request.queryParams().get("cursor");
        int from = IntStream.range(0, payouts.size())
                .filter(at -> payouts.get(at).getString("id").equals(cursor))
                .map(at -> at + 1)
                .findFirst()
                .orElse(0);
        var page = new ArrayList<>(payouts.subList(from, Math.min(from + PAGE, payouts.size())));
        if (from + PAGE < payouts.size()) {
            request.response()
                    .putHeader(
                            "Link",
                            "</api/payments/payouts?cursor=%s>; rel=\"next\""
                                    .formatted(page.getLast().getString("id")));
        }
        PlayedService.answer(request, 200, new JsonArray(page));
    }
}
