package io.ticketing.orders.application;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.orders.OrdersConfig;
import io.ticketing.orders.domain.Stock;
import io.ticketing.orders.persistence.OrderRepository;

/// Ends reservations whose deadline has passed by our own clock. Runs in the transaction of a
/// caller that has locked their stock.
@ApplicationScoped
class OverdueReservations {

    private final OrderRepository orders;
    private final OrderEvents events;
    private final OrdersConfig config;
    private final Clock clock;

    OverdueReservations(
            OrderRepository orders, OrderEvents events, OrdersConfig config, Clock clock) {
        this.orders = orders;
        this.events = events;
        this.config = config;
        this.clock = clock;
    }

    /// Ends one batch, the longest overdue first. True if there may be more.
    Uni<Boolean> endBatch(Stock stock) {
        var now = clock.instant();
        var batch = config.releaseBatch();
        return orders.overdue(stock.ticketId(), now, batch)
                .call(
                        overdue ->
                                events.record(
                                        overdue.stream().map(it -> it.expire(stock, now)).toList()))
                .map(overdue -> overdue.size() == batch);
    }
}
