package io.ticketing.storefront.marketplace;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import io.ticketing.storefront.marketplace.PlayedAuth.Account;

/// Orders, as the orders service keeps them.
public final class PlayedOrders extends PlayedService {

    private static final Duration RESERVATION = Duration.ofMinutes(15);
    private static final int PAGE = 20;

    private final PlayedAuth auth;
    private final PlayedTickets tickets;
    private final Map<UUID, Placed> orders = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();

    PlayedOrders(PlayedAuth auth, PlayedTickets tickets) {
        this.auth = auth;
        this.tickets = tickets;
    }

    /// An order that awaits its payment.
    public UUID place(UUID ticket, int quantity, Account buyer) {
        var order = new Placed(
                UUID.randomUUID(),
                count.incrementAndGet(),
                buyer.id(),
                tickets.get(ticket),
                quantity,
                0,
                "created",
                null,
                null,
                Instant.now().plus(RESERVATION),
                1);
        orders.put(order.id(), order);
        tickets.change(ticket, listed -> listed.withHeld(listed.held() + quantity));
        return order.id();
    }

    public Placed get(UUID id) {
        return orders.get(id);
    }

    public Placed change(UUID id, UnaryOperator<Placed> change) {
        return orders.computeIfPresent(id, (_, order) -> change.apply(order));
    }

    @Override
    void serve(Router router) {
        router.post("/api/orders").handler(request -> auth.signedIn(request, caller -> place(request, caller)));
        router.get("/api/orders").handler(request -> auth.signedIn(request, caller -> list(request, caller)));
        router.get("/api/orders/:id").handler(request -> own(request, order -> answer(request, 200, order.json())));
        router.delete("/api/orders/:id").handler(request -> own(request, order -> cancel(request, order)));
    }

    @Override
    void forget() {
        orders.clear();
    }

    private void place(RoutingContext request, Account buyer) {
        Listed ticket = tickets.get(UUID.fromString(text(request, "ticketId", null)));
        String quantity = text(request, "quantity", "1");
        String price = text(request, "price", null);
        if (ticket == null) {
            Refusal.of(404, "unknown-ticket", "There is no such ticket").answer(request);
        } else if (!quantity.matches("[1-9]\\d{0,5}")) {
            Refusal.of(400, "invalid-request", "The body does not have the expected form")
                    .withError("quantity", "quantity has a wrong type")
                    .answer(request);
        } else if (price != null && ticket.offer().price().compareTo(new BigDecimal(price)) != 0) {
            Refusal.of(409, "price-changed").answer(request);
        } else if (ticket.available() < Integer.parseInt(quantity)) {
            Refusal.of(409, "sold-out").answer(request);
        } else {
            UUID id = place(ticket.id(), Integer.parseInt(quantity), buyer);
            request.response().putHeader("Location", "/api/orders/" + id);
            answer(request, 201, orders.get(id).json());
        }
    }

    private void list(RoutingContext request, Account buyer) {
        String cursor = request.queryParams().get("cursor");
        List<Placed> own = orders.values().stream()
                .filter(order -> order.buyer().equals(buyer.id()))
                .sorted(Comparator.comparingLong(Placed::number).reversed())
                .dropWhile(order -> cursor != null && !order.id().toString().equals(cursor))
                .skip(cursor == null ? 0 : 1)
                .toList();
        if (own.size() > PAGE) {
            request.response()
                    .putHeader(
                            "Link",
                            "</api/orders?cursor=%s&limit=20>; rel=\"next\""
                                    .formatted(own.get(PAGE - 1).id()));
        }
        answer(
                request,
                200,
                new JsonArray(own.stream().limit(PAGE).map(Placed::json).toList()));
    }

    private void cancel(RoutingContext request, Placed order) {
        if (order.status().equals("complete") || order.status().equals("awaiting_payment")) {
            Refusal.of(409, "already-paid").answer(request);
        } else {
            change(order.id(), now -> now.cancelled("buyer"));
            request.response().setStatusCode(204).end();
        }
    }

    private void own(RoutingContext request, Consumer<Placed> then) {
        auth.signedIn(request, caller -> {
            Placed order = orders.get(UUID.fromString(request.pathParam("id")));
            if (order == null) {
                Refusal.of(404, "unknown-order").answer(request);
            } else if (!order.buyer().equals(caller.id())) {
                Refusal.of(403, "not-yours").answer(request);
            } else {
                then.accept(order);
            }
        });
    }
}
