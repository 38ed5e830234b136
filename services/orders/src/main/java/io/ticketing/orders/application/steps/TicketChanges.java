package io.ticketing.orders.application.steps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.ticketing.kafka.OutboundEvent;
import io.ticketing.orders.domain.Order;
import io.ticketing.orders.domain.OrderEvent;
import io.ticketing.orders.domain.Stock;
import io.ticketing.orders.events.OrderEvents;
import io.ticketing.orders.persistence.OrderRows;
import io.ticketing.outbox.Outbox;
import io.ticketing.outbox.PipelinedTransactions.Write;

/// What one transaction does to a ticket's orders, in the order in which it was decided.
final class TicketChanges {

    private final Stock stock;
    private final Instant now;
    private final List<Order> ended = new ArrayList<>();
    private final List<Order> placed = new ArrayList<>();
    private final List<OutboundEvent> events = new ArrayList<>();

    /// @param stock locked until the transaction ends
    TicketChanges(Stock stock, Instant now) {
        this.stock = stock;
        this.now = now;
    }

    void expire(Order overdue) {
        record(overdue.expire(stock, now), null);
        ended.add(overdue);
    }

    void place(Order order, OrderEvent.Placed event, @Nullable String traceparent) {
        record(event, traceparent);
        placed.add(order);
    }

    private void record(OrderEvent event, @Nullable String traceparent) {
        events.add(OrderEvents.outbound(event, now, traceparent));
    }

    boolean hasEvents() {
        return !events.isEmpty();
    }

    /// What a transaction does to several tickets, each kind of row in one go.
    static List<Write> writes(Collection<TicketChanges> tickets) {
        var changed = tickets.stream().filter(TicketChanges::hasEvents).toList();
        return List.of(
                OrderRows.update(changed.stream().map(it -> it.stock).toList()),
                OrderRows.cancel(all(changed, it -> it.ended)),
                OrderRows.insert(all(changed, it -> it.placed)),
                Outbox.insertion(all(changed, it -> it.events)));
    }

    private static <T> List<T> all(List<TicketChanges> tickets, Function<TicketChanges, List<T>> rows) {
        return tickets.stream().flatMap(it -> rows.apply(it).stream()).toList();
    }
}
