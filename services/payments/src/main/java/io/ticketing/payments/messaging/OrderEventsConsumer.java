package io.ticketing.payments.messaging;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment.Strategy;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.ticketing.contracts.orders.CancelReason;
import io.ticketing.contracts.orders.Order;
import io.ticketing.contracts.orders.OrderAwaitingPayment;
import io.ticketing.contracts.orders.OrderCancelled;
import io.ticketing.contracts.orders.OrderCompleted;
import io.ticketing.contracts.orders.OrderPlaced;
import io.ticketing.contracts.orders.OrderReturned;
import io.ticketing.kafka.EventChannel;
import io.ticketing.kafka.EventConsumer;
import io.ticketing.kafka.EventHandler;
import io.ticketing.kafka.Reactions;
import io.ticketing.kafka.ReceivedEvent;
import io.ticketing.outbox.IdempotentConsumer;
import io.ticketing.payments.application.FollowOrder;
import io.ticketing.payments.application.SettlePayments;
import io.ticketing.payments.application.steps.NewOrders;
import io.ticketing.payments.domain.OrderSnapshot;
import io.ticketing.payments.domain.OrderStatus;
import io.ticketing.payments.domain.PlacedOrder;

/// Learns from orders what can be paid, and which payments to capture or to void.
@Startup
@ApplicationScoped
class OrderEventsConsumer {

    private final EventChannel channel;
    private final IdempotentConsumer inbox;
    private final FollowOrder followOrder;
    private final SettlePayments settlePayments;
    private final NewOrders newOrders;

    private final Reactions<EventHandler> reactions = Reactions.toEvents("orders")
            .on(OrderPlaced.class, it -> _ -> placed(it))
            .on(OrderAwaitingPayment.class, it -> event -> awaitsPayment(it, event))
            .on(OrderCompleted.class, it -> _ -> completed(it))
            .on(OrderCancelled.class, it -> _ -> cancelled(it))
            .ignoring(OrderReturned.class)
            .build();

    OrderEventsConsumer(
            EventConsumer events,
            IdempotentConsumer inbox,
            FollowOrder followOrder,
            SettlePayments settlePayments,
            NewOrders newOrders) {
        this.channel = events.wideChannel(event -> reactions.to(event.payload()).handle(event));
        this.inbox = inbox;
        this.followOrder = followOrder;
        this.settlePayments = settlePayments;
        this.newOrders = newOrders;
    }

    @Incoming("order-events")
    @Acknowledgment(Strategy.MANUAL)
    Uni<Void> on(KafkaRecord<String, byte[]> event) {
        return channel.take(event);
    }

    private Uni<Void> placed(OrderPlaced event) {
        var order = snapshot(event.getOrder(), event.getVersion(), OrderStatus.CREATED);
        return followOrder
                .placed(new PlacedOrder(order, event.getTicketTitle()))
                .invoke(() -> newOrders.arrived(order.orderId()));
    }

    private Uni<Void> awaitsPayment(OrderAwaitingPayment asked, ReceivedEvent event) {
        var order = snapshot(asked.getOrder(), asked.getVersion(), OrderStatus.AWAITING_PAYMENT);
        return inbox.once(event, _ -> followOrder.awaitsPayment(order, asked.getPaymentId()))
                .invoke(settlePayments::wake);
    }

    private Uni<Void> completed(OrderCompleted event) {
        return followOrder.ended(snapshot(event.getOrder(), event.getVersion(), OrderStatus.COMPLETE));
    }

    private Uni<Void> cancelled(OrderCancelled event) {
        return followOrder.ended(snapshot(event.getOrder(), event.getVersion(), status(event)));
    }

    private static OrderStatus status(OrderCancelled event) {
        return event.getReason() == CancelReason.EXPIRED && event.getLatePaymentId() == null
                ? OrderStatus.EXPIRED
                : OrderStatus.CANCELLED;
    }

    private static OrderSnapshot snapshot(Order order, long version, OrderStatus status) {
        return new OrderSnapshot(
                order.getOrderId(),
                version,
                status,
                order.getBuyerId(),
                order.getTicketId(),
                order.getQuantity(),
                order.getTotal(),
                order.getCurrency(),
                order.getExpiresAt());
    }
}
