package io.ticketing.storefront.marketplace;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

import io.ticketing.storefront.marketplace.PlayedAuth.Account;

/// Refunds of captured payments: on their way until a test says how they end.
public final class PlayedRefunds {

    /// A payment that was captured.
    record Taken(UUID payment, Placed order) {}

    private final PlayedOrders orders;
    private final PlayedTickets tickets;
    private final Map<UUID, Taken> taken = new ConcurrentHashMap<>();
    private final Map<UUID, Refunded> refunds = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();
    private final Map<UUID, String> disputes = new ConcurrentHashMap<>();
    private volatile boolean cancels = true;

    PlayedRefunds(PlayedOrders orders, PlayedTickets tickets) {
        this.orders = orders;
        this.tickets = tickets;
    }

    /// All refunds that are on their way end like this.
    public void end(String status) {
        refunds.replaceAll((_, refund) -> refund.status().equals("pending") ? refund.as(status) : refund);
        for (Taken of : taken.values()) {
            orders.change(of.order.id(), now -> now.withReturned(returned(of.payment)));
        }
    }

    /// Withdrawals until the next reset are without refunds.
    public void cancelsNothing() {
        cancels = false;
    }

    public void dispute(UUID payment, String status) {
        disputes.put(payment, status);
    }

    /// A refund on its way.
    public void begin(UUID payment, int quantity, String reason) {
        begin(taken.get(payment), quantity, reason, null, null);
    }

    public List<Refunded> of(UUID payment) {
        return newest(payment).toList();
    }

    void add(UUID payment, Placed order) {
        taken.put(payment, new Taken(payment, order));
    }

    void forget() {
        taken.clear();
        refunds.clear();
        disputes.clear();
        cancels = true;
    }

    int returned(UUID payment) {
        return refunded(payment).mapToInt(Refunded::quantity).sum();
    }

    BigDecimal amount(UUID payment) {
        return refunded(payment).map(Refunded::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    void list(RoutingContext request) {
        UUID payment = UUID.fromString(request.pathParam("id"));
        PlayedService.answer(
                request, 200, new JsonArray(newest(payment).map(Refunded::json).toList()));
    }

    void refund(RoutingContext request, Account caller) {
        Taken of = taken.get(UUID.fromString(request.pathParam("id")));
        JsonObject body = PlayedService.json(request);
        boolean seller = of != null && of.order.ticket().seller().equals(caller.id());
        int left = of == null ? 0 : of.order.quantity() - returning(of.payment);
        int quantity = body.getInteger("quantity") == null ? left : body.getInteger("quantity");
        if (of == null) {
            Refusal.of(404, "unknown-payment").answer(request);
        } else if (!seller && !of.order.buyer().equals(caller.id())) {
            Refusal.of(403, "not-yours").answer(request);
        } else if (!seller && isTooLate(of.order)) {
            Refusal.of(409, "returns-over").answer(request);
        } else if (quantity < 1 || quantity > left) {
            Refusal.of(409, "not-refundable").answer(request);
        } else {
            Refunded refund = begin(
                    of, quantity, seller ? "seller" : "buyer", body.getBoolean("restock"), body.getString("note"));
            PlayedService.answer(request, 201, refund.json());
        }
    }

    void sales(RoutingContext request) {
        PlayedService.answer(
                request, 200, new JsonArray(sold(request).map(this::sale).toList()));
    }

    void total(RoutingContext request) {
        List<Taken> sold = sold(request).toList();
        PlayedService.answer(
                request,
                200,
                new JsonObject()
                        .put("ticketId", request.queryParams().get("ticketId"))
                        .put(
                                "sold",
                                sold.stream()
                                        .mapToInt(it -> it.order.quantity())
                                        .sum())
                        .put("returned", tickets(sold, "refunded"))
                        .put("pending", tickets(sold, "pending"))
                        .put("failed", sold.stream().mapToInt(this::failed).sum())
                        .put("cancelled", cancels && isWithdrawn(request))
                        .put("amount", sum(sold.stream().map(it -> it.order.total())))
                        .put("refunded", sum(sold.stream().map(it -> amount(it.payment))))
                        .put("currency", "USD"));
    }

    private JsonObject sale(Taken of) {
        int returned = returned(of.payment);
        return new JsonObject()
                .put("id", of.payment.toString())
                .put("orderId", of.order.id().toString())
                .put("buyerId", of.order.buyer().toString())
                .put("status", returned == of.order.quantity() ? "refunded" : "captured")
                .put("amount", of.order.total())
                .put("currency", of.order.ticket().offer().currency())
                .put("quantity", of.order.quantity())
                .put("returned", returned)
                .put("pending", tickets(List.of(of), "pending"))
                .put("refunded", amount(of.payment))
                .put("createdAt", "2026-01-02T03:04:05Z")
                .put("dispute", dispute(of));
    }

    private JsonObject dispute(Taken of) {
        return disputes.containsKey(of.payment)
                ? new JsonObject()
                        .put("status", disputes.get(of.payment))
                        .put("reason", "fraudulent")
                        .put("amount", of.order.total())
                        .put("currency", "USD")
                : null;
    }

    /// Tickets whose refund has failed, and that no other refund has taken.
    private int failed(Taken of) {
        return Math.min(tickets(List.of(of), "failed"), of.order.quantity() - returning(of.payment));
    }

    private boolean isWithdrawn(RoutingContext request) {
        return tickets.get(UUID.fromString(request.queryParams().get("ticketId")))
                .withdrawn();
    }

    private Refunded begin(Taken of, int quantity, String reason, Boolean restock, String note) {
        var refund = new Refunded(
                UUID.randomUUID(),
                count.incrementAndGet(),
                of.payment,
                of.order,
                "pending",
                quantity,
                reason,
                restock,
                note);
        refunds.put(refund.id(), refund);
        return refund;
    }

    private boolean isTooLate(Placed order) {
        String until = tickets.get(order.ticket().id()).offer().returnsUntil();
        return until == null || Instant.parse(until).isBefore(Instant.now());
    }

    private Stream<Taken> sold(RoutingContext request) {
        UUID ticket = UUID.fromString(request.queryParams().get("ticketId"));
        return taken.values().stream()
                .filter(it -> it.order.ticket().id().equals(ticket))
                .sorted(Comparator.comparingLong((Taken it) -> it.order.number())
                        .reversed());
    }

    private int tickets(List<Taken> sold, String status) {
        Predicate<Refunded> which = refund -> refund.status().equals(status);
        return sold.stream()
                .flatMap(it -> newest(it.payment))
                .filter(which)
                .mapToInt(Refunded::quantity)
                .sum();
    }

    private int returning(UUID payment) {
        return newest(payment)
                .filter(Refunded::counts)
                .mapToInt(Refunded::quantity)
                .sum();
    }

    private Stream<Refunded> refunded(UUID payment) {
        return newest(payment).filter(refund -> refund.status().equals("refunded"));
    }

    private Stream<Refunded> newest(UUID payment) {
        return refunds.values().stream()
                .filter(refund -> refund.payment().equals(payment))
                .sorted(Comparator.comparingLong(Refunded::number).reversed());
    }

    private static BigDecimal sum(Stream<BigDecimal> amounts) {
        return amounts.reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
