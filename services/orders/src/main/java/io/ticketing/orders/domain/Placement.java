package io.ticketing.orders.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import io.ticketing.money.Money;

/// What became of a request to place an order.
public sealed interface Placement {

    /// The tickets are held. A repeated request gives the order of the first one.
    record Placed(Order order) implements Placement {}

    /// Fewer are free than were asked for.
    record SoldOut() implements Placement {}

    /// One costs `current`, which is not what the buyer agreed to.
    record PriceChanged(Money current) implements Placement {}

    /// The seller has taken the ticket off sale.
    record Withdrawn() implements Placement {}

    /// No such ticket has been listed, as far as is known here.
    record UnknownTicket() implements Placement {}

    /// More were asked for than one order may hold.
    record OverLimit(int limit) implements Placement {}

    /// The idempotency key was used before, for something else.
    record KeyReused() implements Placement {}

    /// Too many requests are under way to take another before `retryAfter`.
    record Overloaded(Duration retryAfter) implements Placement {}

    /// Holds the tickets under a new order of that id, or says why not.
    static Placement decide(
            UUID id, OrderRequest request, Stock stock, Instant now, Duration reserved) {
        if (stock.isWithdrawn()) {
            return new Withdrawn();
        }
        if (!request.agreesTo(stock.price())) {
            return new PriceChanged(stock.price());
        }
        if (stock.free() < request.quantity()) {
            return new SoldOut();
        }
        var terms = OrderTerms.of(request, stock, now, reserved);
        return new Placed(Order.reserve(id, terms, stock));
    }
}
