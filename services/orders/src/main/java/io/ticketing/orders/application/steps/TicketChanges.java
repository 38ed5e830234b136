package io.ticketing.orders.application.steps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.vertx.mutiny.sqlclient.Tuple;
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

    /// What a transaction does to several tickets, each kind of row in one statement.
    static List<Write> writes(Collection<TicketChanges> tickets) {
        Map<String, List<Tuple>> rows = new LinkedHashMap<>();
        for (var ticket : tickets) {
            ticket.writes()
                    .forEach(write -> rows.computeIfAbsent(write.sql(), _ -> new ArrayList<>())
                            .addAll(write.rows()));
        }
        return rows.entrySet().stream()
                .map(it -> new Write(it.getKey(), it.getValue()))
                .toList();
    }

    List<Write> writes() {
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
