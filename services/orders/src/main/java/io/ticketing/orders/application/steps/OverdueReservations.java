package io.ticketing.orders.application.steps;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.orders.OrdersConfig;
import io.ticketing.orders.domain.Stock;
import io.ticketing.orders.events.OrderEvents;
import io.ticketing.orders.persistence.OrderRepository;

/// Ends reservations whose deadline has passed by our own clock. Runs in the transaction of a
/// caller that has locked their stock.
@ApplicationScoped
public class OverdueReservations {

    /// How many reservations one transaction ends: enough for any single order.
    public static final int BATCH = OrdersConfig.MOST_TICKETS;

    private final OrderRepository orders;
    private final OrderEvents events;
    private final Clock clock;

    OverdueReservations(OrderRepository orders, OrderEvents events, Clock clock) {
        this.orders = orders;
        this.events = events;
        this.clock = clock;
    }

    /// Ends one batch, the longest overdue first. True if there may be more.
    public Uni<Boolean> endBatch(Stock stock) {
        var now = clock.instant();
        return orders.overdue(stock.ticketId(), now, BATCH)
                .call(overdue -> events.record(
                        overdue.stream().map(it -> it.expire(stock, now)).toList()))
                .map(overdue -> overdue.size() == BATCH);
    }
}
