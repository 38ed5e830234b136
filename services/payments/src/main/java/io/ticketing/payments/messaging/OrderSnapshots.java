package io.ticketing.payments.messaging;

import io.ticketing.contracts.orders.OrderAwaitingPayment;
import io.ticketing.contracts.orders.OrderCancelled;
import io.ticketing.contracts.orders.OrderCompleted;
import io.ticketing.contracts.orders.OrderPlaced;
import io.ticketing.payments.domain.OrderSnapshot;
import io.ticketing.payments.domain.OrderStatus;

/// Reads an order's state from any of its events.
final class OrderSnapshots {

    private OrderSnapshots() {}

    static OrderSnapshot of(OrderPlaced event) {
        return new OrderSnapshot(
                event.getOrderId(),
                event.getVersion(),
                OrderStatus.CREATED,
                event.getBuyerId(),
                event.getTicketId(),
                event.getTotal(),
                event.getCurrency(),
                event.getExpiresAt());
    }

    static OrderSnapshot of(OrderAwaitingPayment event) {
        return new OrderSnapshot(
                event.getOrderId(),
                event.getVersion(),
                OrderStatus.AWAITING_PAYMENT,
                event.getBuyerId(),
                event.getTicketId(),
                event.getTotal(),
                event.getCurrency(),
                event.getExpiresAt());
    }

    static OrderSnapshot of(OrderCompleted event) {
        return new OrderSnapshot(
                event.getOrderId(),
                event.getVersion(),
                OrderStatus.COMPLETE,
                event.getBuyerId(),
                event.getTicketId(),
                event.getTotal(),
                event.getCurrency(),
                event.getExpiresAt());
    }

    static OrderSnapshot of(OrderCancelled event) {
        return new OrderSnapshot(
                event.getOrderId(),
                event.getVersion(),
                OrderStatus.CANCELLED,
                event.getBuyerId(),
                event.getTicketId(),
                event.getTotal(),
                event.getCurrency(),
                event.getExpiresAt());
    }
}
