package io.ticketing.orders.application.steps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.ticketing.kafka.OutboundEvent;
import io.ticketing.orders.domain.Order;
import io.ticketing.orders.domain.OrderEvent;
import io.ticketing.orders.domain.Stock;
import io.ticketing.orders.events.OrderEvents;
import io.ticketing.orders.persistence.OrderRows;
import io.ticketing.outbox.Outbox;
import io.ticketing.outbox.PipelinedTransactions.Write;

/// What one transaction does to a ticket's orders, in the order in which it was decided.
public final class TicketChanges {

    private final Stock stock;
    private final Instant now;
    private final List<Order> ended = new ArrayList<>();
    private final List<Order> placed = new ArrayList<>();
    private final List<OutboundEvent> events = new ArrayList<>();

    /// @param stock locked until the transaction ends
    public TicketChanges(Stock stock, Instant now) {
        this.stock = stock;
        this.now = now;
    }

    public void expire(Order overdue) {
        record(overdue.expire(stock, now), null);
        ended.add(overdue);
    }

    void place(Order order, OrderEvent.Placed event, String traceparent) {
        record(event, traceparent);
        placed.add(order);
    }

    private void record(OrderEvent event, String traceparent) {
        events.add(OrderEvents.outbound(event, now, traceparent));
    }

    public boolean hasEvents() {
        return !events.isEmpty();
    }

    public List<Write> writes() {
        return events.isEmpty()
                ? List.of()
                : Stream.of(
                                OrderRows.update(stock),
                                OrderRows.cancel(ended),
                                OrderRows.insert(placed),
                                Outbox.insertion(events))
                        .toList();
    }
}
