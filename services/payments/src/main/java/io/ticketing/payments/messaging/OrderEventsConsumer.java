package io.ticketing.payments.messaging;

import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.ticketing.contracts.orders.OrderAwaitingPayment;
import io.ticketing.contracts.orders.OrderCancelled;
import io.ticketing.contracts.orders.OrderCompleted;
import io.ticketing.contracts.orders.OrderPlaced;
import io.ticketing.events.ReceivedEvent;
import io.ticketing.messaging.IdempotentConsumer;
import io.ticketing.payments.application.FollowOrder;
import io.ticketing.payments.application.SettlePayments;

/// Learns from orders what can be paid, and which payments to capture or to void.
@ApplicationScoped
class OrderEventsConsumer {

    private final IdempotentConsumer events;
    private final FollowOrder followOrder;
    private final SettlePayments settlePayments;

    OrderEventsConsumer(
            IdempotentConsumer events, FollowOrder followOrder, SettlePayments settlePayments) {
        this.events = events;
        this.followOrder = followOrder;
        this.settlePayments = settlePayments;
    }

    @Incoming("order-events")
    Uni<Void> on(ConsumerRecord<String, byte[]> message) {
        var due = new AtomicBoolean();
        return events.consume(message, event -> handle(event).invoke(due::set).replaceWithVoid())
                .invoke(() -> settle(due.get()));
    }

    /// Only now is the transaction committed.
    private void settle(boolean due) {
        if (due) {
            settlePayments.wake();
        }
    }

    private Uni<Boolean> handle(ReceivedEvent event) {
        return switch (event.payload()) {
            case OrderPlaced placed -> followOrder.update(OrderSnapshots.of(placed));
            case OrderAwaitingPayment awaiting ->
                    followOrder.awaitsPayment(OrderSnapshots.of(awaiting), awaiting.getPaymentId());
            case OrderCompleted completed -> followOrder.update(OrderSnapshots.of(completed));
            case OrderCancelled cancelled -> followOrder.cancelled(OrderSnapshots.of(cancelled));
            default -> Uni.createFrom().item(false);
        };
    }
}
