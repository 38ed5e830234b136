package io.ticketing.storefront.marketplace;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import io.ticketing.storefront.marketplace.PlayedAuth.Account;

/// The catalogue, as the tickets service keeps it.
public final class PlayedTickets extends PlayedService {

    private static final int MOST_IDS = 100;
    private static final List<String> CURRENCIES = List.of("USD", "CHF", "EUR", "GBP", "JPY", "KWD");

    private final PlayedAuth auth;
    private final Map<UUID, Listed> tickets = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();

    PlayedTickets(PlayedAuth auth) {
        this.auth = auth;
    }

    /// A ticket with ten on sale at 20.50 dollars.
    public UUID list(String title, Account seller) {
        return list(title, "20.5", "USD", 10, seller);
    }

    public UUID list(String title, String price, String currency, int quantity, Account seller) {
        return list(new Offer(title, new BigDecimal(price), currency, quantity), seller);
    }

    public Listed get(UUID id) {
        return tickets.get(id);
    }

    /// A change of a ticket by buyers, or by the seller elsewhere.
    public Listed change(UUID id, UnaryOperator<Listed> change) {
        return tickets.computeIfPresent(id, (_, ticket) -> change.apply(ticket));
    }

    @Override
    void serve(Router router) {
        router.get("/api/currencies").handler(PlayedTickets::currencies);
        router.get("/api/tickets").handler(this::list);
        router.post("/api/tickets").handler(request -> auth.signedIn(request, caller -> create(request, caller)));
        router.get("/api/tickets/:id").handler(this::show);
        router.put("/api/tickets/:id").handler(request -> auth.signedIn(request, caller -> revise(request, caller)));
        router.delete("/api/tickets/:id")
                .handler(request -> auth.signedIn(request, caller -> withdraw(request, caller)));
    }

    @Override
    void forget() {
        tickets.clear();
    }

    private static void currencies(RoutingContext request) {
        var currencies = CURRENCIES.stream()
                .map(code -> new JsonObject()
                        .put("currency", code)
                        .put("decimals", 2)
                        .put("minimum", 1)
                        .put("maximum", 1_000))
                .toList();
        answer(request, 200, new JsonArray(currencies));
    }

    private UUID list(Offer offer, Account seller) {
        var listed = new Listed(UUID.randomUUID(), count.incrementAndGet(), seller.id(), offer, 0, 0, false, 1);
        tickets.put(listed.id(), listed);
        return listed.id();
    }

    private void list(RoutingContext request) {
        if (request.queryParams().contains("seller", "me", false)) {
            auth.signedIn(request, caller -> list(request, ownedBy(caller), true));
        } else {
            list(request, Listed::isOnSale, false);
        }
    }

    private void list(RoutingContext request, Predicate<Listed> which, boolean own) {
        List<String> ids = request.queryParam("id");
        if (ids.size() > MOST_IDS) {
            Refusal.of(400, "invalid-request").answer(request);
        } else if (ids.isEmpty()) {
            page(request, newest(which), own);
        } else {
            Predicate<Listed> named = ticket -> ids.contains(ticket.id().toString());
            answer(request, 200, array(newest(own ? named.and(which) : named), own));
        }
    }

    private static void page(RoutingContext request, Stream<Listed> all, boolean own) {
        var query = request.queryParams();
        int limit = Integer.parseInt(Optional.ofNullable(query.get("limit")).orElse("20"));
        String search = Optional.ofNullable(query.get("q")).orElse("").toLowerCase();
        String cursor = query.get("cursor");
        List<Listed> found = all.filter(ticket -> ticket.title().toLowerCase().contains(search))
                .dropWhile(ticket -> cursor != null && !ticket.cursor().equals(cursor))
                .skip(cursor == null ? 0 : 1)
                .toList();
        if (found.size() > limit) {
            request.response()
                    .putHeader(
                            "Link",
                            "</api/tickets?limit=%d&cursor=%s>; rel=\"next\""
                                    .formatted(limit, found.get(limit - 1).cursor()));
        }
        answer(request, 200, array(found.stream().limit(limit), own));
    }

    private void show(RoutingContext request) {
        known(request).ifPresent(ticket -> answer(request, 200, ticket.json(false)));
    }

    private void create(RoutingContext request, Account seller) {
        Offer.of(request, new Offer(null, null, "USD", 1)).ifPresent(offer -> {
            UUID id = list(offer, seller);
            request.response().putHeader("Location", "/api/tickets/" + id);
            answer(request, 201, tickets.get(id).json(false));
        });
    }

    private void revise(RoutingContext request, Account caller) {
        editable(request, caller)
                .filter(ticket -> isUnchanged(request, ticket))
                .ifPresent(ticket -> Offer.of(request, ticket.offer())
                        .map(offer -> change(ticket.id(), now -> now.as(offer)))
                        .ifPresent(now -> answer(request, 200, now.json(false))));
    }

    private void withdraw(RoutingContext request, Account caller) {
        boolean refund = request.queryParams().contains("refund", "true", false);
        (refund ? own(request, caller) : editable(request, caller)).ifPresent(ticket -> {
            if (ticket.sold() > 0 && !refund) {
                Refusal.of(409, "ticket-sold").answer(request);
            } else {
                change(ticket.id(), Listed::asWithdrawn);
                request.response().setStatusCode(204).end();
            }
        });
    }

    private Optional<Listed> editable(RoutingContext request, Account caller) {
        return own(request, caller).filter(ticket -> {
            if (ticket.held() > 0) {
                Refusal.of(409, "ticket-held").answer(request);
            }
            return ticket.held() == 0;
        });
    }

    private Optional<Listed> own(RoutingContext request, Account caller) {
        return known(request).filter(ticket -> {
            boolean own = ticket.seller().equals(caller.id());
            if (!own) {
                Refusal.of(403, "not-yours").answer(request);
            }
            return own;
        });
    }

    private static boolean isUnchanged(RoutingContext request, Listed ticket) {
        String ifMatch = request.request().getHeader("If-Match");
        if (ifMatch == null || ifMatch.matches("\"" + ticket.version() + "\\.\\d+\"")) {
            return true;
        }
        Refusal.of(412, "stale").answer(request);
        return false;
    }

    private Optional<Listed> known(RoutingContext request) {
        Listed ticket = tickets.get(UUID.fromString(request.pathParam("id")));
        if (ticket == null) {
            Refusal.of(404, "unknown-ticket", "There is no such ticket").answer(request);
        }
        return Optional.ofNullable(ticket);
    }

    private static Predicate<Listed> ownedBy(Account seller) {
        return ticket -> ticket.seller().equals(seller.id());
    }

    private Stream<Listed> newest(Predicate<Listed> which) {
        return tickets.values().stream()
                .filter(which)
                .sorted(Comparator.comparingLong(Listed::number).reversed());
    }

    private static JsonArray array(Stream<Listed> tickets, boolean own) {
        return new JsonArray(tickets.map(ticket -> ticket.json(own)).toList());
    }
}
