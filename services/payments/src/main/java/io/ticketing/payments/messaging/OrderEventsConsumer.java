package io.ticketing.payments.messaging;

import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.ticketing.contracts.orders.Order;
import io.ticketing.contracts.orders.OrderAwaitingPayment;
import io.ticketing.contracts.orders.OrderCancelled;
import io.ticketing.contracts.orders.OrderCompleted;
import io.ticketing.contracts.orders.OrderPlaced;
import io.ticketing.kafka.Reactions;
import io.ticketing.outbox.IdempotentConsumer;
import io.ticketing.payments.application.FollowOrder;
import io.ticketing.payments.application.SettlePayments;
import io.ticketing.payments.application.steps.NewOrders;
import io.ticketing.payments.domain.OrderSnapshot;
import io.ticketing.payments.domain.OrderStatus;

/// Learns from orders what can be paid, and which payments to capture or to void.
@Startup
@ApplicationScoped
class OrderEventsConsumer {

    private static final Runnable NOTHING = () -> {};

    private final IdempotentConsumer events;
    private final FollowOrder followOrder;
    private final SettlePayments settlePayments;
    private final NewOrders newOrders;

    /// Each says what is left to do once its effect is committed.
    private final Reactions<Uni<Runnable>> reactions = Reactions.of(
                    "orders", Uni.createFrom().item(NOTHING))
            .on(OrderPlaced.class, this::placed)
            .on(OrderAwaitingPayment.class, this::awaitsPayment)
            .on(OrderCompleted.class, this::completed)
            .on(OrderCancelled.class, this::cancelled)
            .build();

    OrderEventsConsumer(
            IdempotentConsumer events, FollowOrder followOrder, SettlePayments settlePayments, NewOrders newOrders) {
        this.events = events;
        this.followOrder = followOrder;
        this.settlePayments = settlePayments;
        this.newOrders = newOrders;
    }

    @Incoming("order-events")
    Uni<Void> on(ConsumerRecord<String, byte[]> message) {
        var rest = new AtomicReference<>(NOTHING);
        return events.consume(
                        message,
                        event -> reactions.to(event.payload()).invoke(rest::set).replaceWithVoid())
                .invoke(() -> rest.get().run());
    }

    private Uni<Runnable> placed(OrderPlaced event) {
        var order = snapshot(event.getOrder(), event.getVersion(), OrderStatus.CREATED);
        return followOrder.update(order).replaceWith(() -> newOrders.arrived(order.orderId()));
    }

    private Uni<Runnable> awaitsPayment(OrderAwaitingPayment event) {
        var order = snapshot(event.getOrder(), event.getVersion(), OrderStatus.AWAITING_PAYMENT);
        return followOrder.awaitsPayment(order, event.getPaymentId()).map(this::settleIf);
    }

    private Uni<Runnable> completed(OrderCompleted event) {
        var order = snapshot(event.getOrder(), event.getVersion(), OrderStatus.COMPLETE);
        return followOrder.update(order).replaceWith(NOTHING);
    }

    private Uni<Runnable> cancelled(OrderCancelled event) {
        var order = snapshot(event.getOrder(), event.getVersion(), OrderStatus.CANCELLED);
        return followOrder.cancelled(order).map(this::settleIf);
    }

    private Runnable settleIf(boolean due) {
        return due ? settlePayments::wake : NOTHING;
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
