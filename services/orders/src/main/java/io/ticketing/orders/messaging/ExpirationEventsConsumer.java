package io.ticketing.orders.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.ticketing.contracts.expirations.ReservationDue;
import io.ticketing.events.EventConsumer;
import io.ticketing.events.ReceivedEvent;
import io.ticketing.orders.OrdersConfig;
import io.ticketing.orders.application.ExpireOrder;
import io.ticketing.orders.application.Pause;

/// Looks at orders that are said to be due. Looking twice is harmless, so no inbox is needed.
@ApplicationScoped
class ExpirationEventsConsumer {

    private final EventConsumer consumer;
    private final ExpireOrder expireOrder;
    private final Pause pause;
    private final Clock clock;
    private final OrdersConfig config;

    ExpirationEventsConsumer(
            EventConsumer consumer,
            ExpireOrder expireOrder,
            Pause pause,
            Clock clock,
            OrdersConfig config) {
        this.consumer = consumer;
        this.expireOrder = expireOrder;
        this.pause = pause;
        this.clock = clock;
        this.config = config;
    }

    @Incoming("expiration-events")
    Uni<Void> on(ConsumerRecord<String, byte[]> message) {
        return consumer.consume(message, this::handle);
    }

    private Uni<Void> handle(ReceivedEvent event) {
        return switch (event.payload()) {
            case ReservationDue due ->
                    untilDueHere(due.getDueAt()).chain(() -> expireOrder.expire(due.getOrderId()));
            default -> Uni.createFrom().voidItem();
        };
    }

    /// Word from a clock a little ahead of ours would be lost if we looked at once.
    private Uni<Void> untilDueHere(Instant dueAt) {
        var early = Duration.between(clock.instant(), dueAt);
        return early.isPositive() && early.compareTo(config.clockSkew()) <= 0
                ? pause.of(early.plusMillis(1))
                : Uni.createFrom().voidItem();
    }
}
