package io.ticketing.payments.messaging;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.ticketing.contracts.orders.Order;
import io.ticketing.contracts.orders.OrderAwaitingPayment;
import io.ticketing.contracts.orders.OrderCancelled;
import io.ticketing.contracts.orders.OrderCompleted;
import io.ticketing.contracts.orders.OrderPlaced;
import io.ticketing.events.ReceivedEvent;
import io.ticketing.messaging.IdempotentConsumer;
import io.ticketing.payments.application.FollowOrder;
import io.ticketing.payments.application.NewOrders;
import io.ticketing.payments.application.SettlePayments;
import io.ticketing.payments.domain.OrderSnapshot;
import io.ticketing.payments.domain.OrderStatus;

/// Learns from orders what can be paid, and which payments to capture or to void.
@ApplicationScoped
class OrderEventsConsumer {

    private final IdempotentConsumer events;
    private final FollowOrder followOrder;
    private final SettlePayments settlePayments;
    private final NewOrders newOrders;

    OrderEventsConsumer(
            IdempotentConsumer events,
            FollowOrder followOrder,
            SettlePayments settlePayments,
            NewOrders newOrders) {
        this.events = events;
        this.followOrder = followOrder;
        this.settlePayments = settlePayments;
        this.newOrders = newOrders;
    }

    @Incoming("order-events")
    Uni<Void> on(ConsumerRecord<String, byte[]> message) {
        var due = new AtomicBoolean();
        var placed = new AtomicReference<UUID>();
        return events.consume(
                        message,
                        event -> {
                            if (event.payload() instanceof OrderPlaced order) {
                                placed.set(order.getOrder().getOrderId());
                            }
                            return handle(event).invoke(due::set).replaceWithVoid();
                        })
                .invoke(() -> committed(due.get(), placed.get()));
    }

    private void committed(boolean due, UUID placed) {
        if (due) {
            settlePayments.wake();
        }
        if (placed != null) {
            newOrders.arrived(placed);
        }
    }

    private Uni<Boolean> handle(ReceivedEvent event) {
        return switch (event.payload()) {
            case OrderPlaced placed ->
                    followOrder.update(
                            snapshot(placed.getOrder(), placed.getVersion(), OrderStatus.CREATED));
            case OrderAwaitingPayment awaiting ->
                    followOrder.awaitsPayment(
                            snapshot(
                                    awaiting.getOrder(),
                                    awaiting.getVersion(),
                                    OrderStatus.AWAITING_PAYMENT),
                            awaiting.getPaymentId());
            case OrderCompleted completed ->
                    followOrder.update(
                            snapshot(
                                    completed.getOrder(),
                                    completed.getVersion(),
                                    OrderStatus.COMPLETE));
            case OrderCancelled cancelled ->
                    followOrder.cancelled(
                            snapshot(
                                    cancelled.getOrder(),
                                    cancelled.getVersion(),
                                    OrderStatus.CANCELLED));
            default -> Uni.createFrom().item(false);
        };
    }

    private static OrderSnapshot snapshot(Order order, long version, OrderStatus status) {
        return new OrderSnapshot(
                order.getOrderId(),
                version,
                status,
                order.getBuyerId(),
                order.getTicketId(),
                order.getTotal(),
                order.getCurrency(),
                order.getExpiresAt());
    }
}
