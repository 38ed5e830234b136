package io.ticketing.orders.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import io.ticketing.money.Money;
import io.ticketing.money.Unchargeable;

/// The outcome of a request to place an order.
public sealed interface Placement {

    /// The tickets are held; the event must be recorded.
    record Placed(Order order, OrderEvent.Placed event) implements Placement {}

    /// The first request with the same key placed this order; these are its terms.
    record PlacedBefore(UUID orderId, OrderTerms terms) implements Placement {}

    /// Fewer tickets are free than the buyer asked for.
    record SoldOut() implements Placement {}

    /// A ticket costs `current`, which is not the price that the buyer agreed to.
    record PriceChanged(Money current) implements Placement {}

    /// The total is not one that can be charged, so nobody could pay the order.
    record NotChargeable(Unchargeable why) implements Placement {}

    /// The seller has taken the ticket off sale.
    record Withdrawn() implements Placement {}

    /// No such ticket is known here.
    record UnknownTicket() implements Placement {}

    /// The buyer asked for more than one order may hold.
    record OverLimit(int limit) implements Placement {}

    /// The idempotency key was used for another request.
    record KeyReused() implements Placement {}

    /// Too many requests are in progress; try again after `retryAfter`.
    record Overloaded(Duration retryAfter) implements Placement {

        public static Overloaded forNow() {
            return new Overloaded(Duration.ofSeconds(1));
        }
    }

    /// Holds the tickets under a new order with that id, or says why not.
    static Placement decide(UUID id, OrderRequest request, Stock stock, Instant now, OrderRules rules) {
        if (stock.isWithdrawn()) {
            return new Withdrawn();
        }
        if (!request.agreesTo(stock.price())) {
            return new PriceChanged(stock.price());
        }
        var unchargeable = rules.charged().refuse(stock.price().times(request.quantity()));
        if (unchargeable.isPresent()) {
            return new NotChargeable(unchargeable.get());
        }
        if (stock.free() < request.quantity()) {
            return new SoldOut();
        }
        var terms = OrderTerms.of(request, stock, now, rules.reserved());
        var order = Order.hold(id, terms, stock);
        return new Placed(order, order.placed(stock));
    }
}
