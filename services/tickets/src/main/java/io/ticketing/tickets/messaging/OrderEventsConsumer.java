package io.ticketing.tickets.messaging;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment.Strategy;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.ticketing.contracts.orders.Order;
import io.ticketing.contracts.orders.OrderAwaitingPayment;
import io.ticketing.contracts.orders.OrderCancelled;
import io.ticketing.contracts.orders.OrderCompleted;
import io.ticketing.contracts.orders.OrderPlaced;
import io.ticketing.contracts.orders.OrderReturned;
import io.ticketing.contracts.orders.StockLevels;
import io.ticketing.kafka.EventChannel;
import io.ticketing.kafka.EventConsumer;
import io.ticketing.kafka.Reactions;
import io.ticketing.tickets.application.ProjectStock;
import io.ticketing.tickets.domain.Stock;
import io.ticketing.tickets.domain.TicketStock;

/// Learns from orders how many of each ticket are held and sold.
@Startup
@ApplicationScoped
class OrderEventsConsumer {

    private final EventChannel channel;
    private final ProjectStock projectStock;
    private final Reactions<Uni<Void>> reactions = Reactions.of("orders")
            .on(OrderPlaced.class, it -> project(it.getOrder(), it.getStock()))
            .on(OrderAwaitingPayment.class, it -> project(it.getOrder(), it.getStock()))
            .on(OrderCompleted.class, it -> project(it.getOrder(), it.getStock()))
            .on(OrderCancelled.class, it -> project(it.getOrder(), it.getStock()))
            .on(OrderReturned.class, it -> project(it.getOrder(), it.getStock()))
            .build();

    OrderEventsConsumer(EventConsumer events, ProjectStock projectStock) {
        this.channel = events.wideChannel(event -> reactions.to(event.payload()));
        this.projectStock = projectStock;
    }

    @Incoming("order-events")
    @Acknowledgment(Strategy.MANUAL)
    Uni<Void> on(KafkaRecord<String, byte[]> event) {
        return channel.take(event);
    }

    private Uni<Void> project(Order order, StockLevels levels) {
        return projectStock.project(new TicketStock(
                order.getTicketId(), new Stock(levels.getHeld(), levels.getSold(), levels.getVersion())));
    }
}
