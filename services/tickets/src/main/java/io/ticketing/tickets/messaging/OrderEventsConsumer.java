package io.ticketing.tickets.messaging;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.ticketing.contracts.orders.Order;
import io.ticketing.contracts.orders.OrderAwaitingPayment;
import io.ticketing.contracts.orders.OrderCancelled;
import io.ticketing.contracts.orders.OrderCompleted;
import io.ticketing.contracts.orders.OrderPlaced;
import io.ticketing.contracts.orders.StockLevels;
import io.ticketing.events.EventConsumer;
import io.ticketing.events.ReceivedEvent;
import io.ticketing.tickets.application.ProjectStock;
import io.ticketing.tickets.domain.Stock;

/// Learns from orders how many of each ticket are held and sold.
@ApplicationScoped
class OrderEventsConsumer {

    private final EventConsumer events;
    private final ProjectStock projectStock;

    OrderEventsConsumer(EventConsumer events, ProjectStock projectStock) {
        this.events = events;
        this.projectStock = projectStock;
    }

    @Incoming("order-events")
    Uni<Void> on(ConsumerRecord<String, byte[]> message) {
        return events.consume(message, this::handle);
    }

    private Uni<Void> handle(ReceivedEvent event) {
        return switch (event.payload()) {
            case OrderPlaced placed -> project(placed.getOrder(), placed.getStock());
            case OrderAwaitingPayment awaiting -> project(awaiting.getOrder(), awaiting.getStock());
            case OrderCompleted completed -> project(completed.getOrder(), completed.getStock());
            case OrderCancelled cancelled -> project(cancelled.getOrder(), cancelled.getStock());
            default -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> project(Order order, StockLevels levels) {
        return projectStock.project(
                order.getTicketId(),
                new Stock(levels.getHeld(), levels.getSold(), levels.getVersion()));
    }
}
