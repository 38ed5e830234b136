package io.ticketing.storefront.marketplace;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import io.ticketing.storefront.marketplace.PlayedAuth.Account;

/// Payments, as in the payments service: authorised at once, and captured when a test says so.
public final class PlayedPayments extends PlayedService {

    /// Where the bank asks the buyers of `tok_threeDSecure2Required`.
    public static final String BANK = "https://bank.example/challenge?id=1";

    /// Why failed payments have failed.
    public static final String FAILURE = "Your bank did not confirm it.";

    private record Payment(UUID id, UUID buyer, UUID order, String status) {

        JsonObject json() {
            var json = JsonObject.of("id", id.toString(), "orderId", order.toString(), "status", status);
            return switch (status) {
                case "requires_action" -> json.put("nextAction", JsonObject.of("redirectUrl", BANK));
                case "failed" -> json.put("failure", FAILURE);
                default -> json;
            };
        }
    }

    public final PlayedRefunds refunds;
    public final PlayedBalance balance = new PlayedBalance();
    public final PlayedReceipts receipts = new PlayedReceipts();
    public final PlayedPayouts payouts = new PlayedPayouts();

    private final PlayedAuth auth;
    private final PlayedOrders orders;
    private final Map<UUID, Payment> payments = new ConcurrentHashMap<>();

    PlayedPayments(PlayedAuth auth, PlayedOrders orders, PlayedRefunds refunds) {
        this.refunds = refunds;
        this.auth = auth;
        this.orders = orders;
    }

    /// A payment in this status.
    public UUID of(UUID order, String status) {
        var payment = new Payment(UUID.randomUUID(), orders.get(order).buyer(), order, status);
        payments.put(payment.id(), payment);
        return payment.id();
    }

    /// The payment of an order that is complete with it.
    public UUID captured(UUID order) {
        UUID payment = of(order, "captured");
        refunds.add(payment, orders.change(order, now -> now.as("complete")));
        return payment;
    }

    @Override
    void serve(Router router) {
        router.post("/api/payments").handler(request -> auth.signedIn(request, caller -> pay(request, caller)));
        router.get("/api/payments").handler(request -> auth.signedIn(request, caller -> list(request, caller)));
        router.post("/api/payments/webhooks/stripe")
                .handler(request -> request.response().end());
        router.get("/api/payments/sales").handler(request -> auth.signedIn(request, _ -> refunds.sales(request)));
        router.get("/api/payments/sales/summary")
                .handler(request -> auth.signedIn(request, _ -> refunds.total(request)));
        router.get("/api/payments/balance").handler(request -> auth.signedIn(request, _ -> balance.show(request)));
        router.get("/api/payments/balance/entries")
                .handler(request -> auth.signedIn(request, _ -> balance.list(request)));
        router.get("/api/payments/:id/receipt").handler(request -> auth.signedIn(request, _ -> receipts.show(request)));
        router.get("/api/payments/seller-profile")
                .handler(request -> auth.signedIn(request, caller -> receipts.showProfile(request, caller)));
        router.put("/api/payments/seller-profile")
                .handler(request -> auth.signedIn(request, caller -> receipts.describe(request, caller)));
        payouts.serve(router, auth);
        router.get("/api/payments/:id/refunds").handler(request -> auth.signedIn(request, _ -> refunds.list(request)));
        router.post("/api/payments/:id/refunds")
                .handler(request -> auth.signedIn(request, caller -> refunds.refund(request, caller)));
        router.get("/api/payments/:id").handler(request -> auth.signedIn(request, caller -> show(request, caller)));
    }

    @Override
    void forget() {
        payments.clear();
        refunds.forget();
        balance.forget();
        receipts.forget();
        payouts.forget();
    }

    private void pay(RoutingContext request, Account buyer) {
        String token = text(request, "token", "");
        Placed order = orders.get(UUID.fromString(text(request, "orderId", null)));
        if (!token.matches("\\w{1,255}")) {
            Refusal.of(400, "invalid-request", "The request is not valid")
                    .withError("token", "token must not be null")
                    .answer(request);
        } else if (order == null) {
            Refusal.of(404, "unknown-order", "There is no such order").answer(request);
        } else if (!order.buyer().equals(buyer.id())) {
            Refusal.of(403, "not-yours").answer(request);
        } else if (token.equals("tok_chargeDeclined")) {
            Refusal.of(402, "payment-declined", "Your card was declined").answer(request);
        } else if (token.equals("tok_threeDSecure2Required")) {
            answer(request, 202, payments.get(of(order.id(), "requires_action")).json());
        } else {
            orders.change(order.id(), now -> now.as("awaiting_payment"));
            answer(request, 201, payments.get(of(order.id(), "authorized")).json());
        }
    }

    private void list(RoutingContext request, Account caller) {
        var order = UUID.fromString(request.queryParams().get("orderId"));
        answer(
                request,
                200,
                new JsonArray(payments.values().stream()
                        .filter(payment -> payment.order.equals(order) && payment.buyer.equals(caller.id()))
                        .map(this::json)
                        .toList()));
    }

    private JsonObject json(Payment payment) {
        JsonObject json = payment.json();
        return refunds.returned(payment.id) == orders.get(payment.order).quantity()
                ? json.put("status", "refunded")
                : json;
    }

    private void show(RoutingContext request, Account caller) {
        Payment payment = payments.get(UUID.fromString(request.pathParam("id")));
        if (payment == null) {
            Refusal.of(404, "unknown-payment", "There is no such payment").answer(request);
        } else if (!payment.buyer.equals(caller.id())) {
            Refusal.of(403, "not-yours").answer(request);
        } else {
            answer(request, 200, json(payment));
        }
    }
}
