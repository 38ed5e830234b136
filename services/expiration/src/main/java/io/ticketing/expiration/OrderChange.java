package io.ticketing.expiration;

import java.util.Optional;
import java.util.UUID;

import io.ticketing.contracts.orders.Order;
import io.ticketing.contracts.orders.OrderAwaitingPayment;
import io.ticketing.contracts.orders.OrderCancelled;
import io.ticketing.contracts.orders.OrderCompleted;
import io.ticketing.contracts.orders.OrderPlaced;
import io.ticketing.contracts.orders.OrderReturned;
import io.ticketing.kafka.Reactions;

/// An order's event, seen as a change of its deadline.
sealed interface OrderChange {

    record Reserved(Reservation reservation) implements OrderChange {}

    record Ended(UUID orderId) implements OrderChange {}

    /// Empty when the deadline stays as it is.
    static Reactions<Optional<OrderChange>> reactions() {
        return Reactions.of("orders", Optional.<OrderChange>empty())
                .on(OrderPlaced.class, it -> reserved(it.getOrder(), it.getVersion()))
                .on(OrderCompleted.class, it -> ended(it.getOrder()))
                .on(OrderCancelled.class, it -> ended(it.getOrder()))
                // Its deadline stays, since its capture may fail, and is not set again: orders repeats this
                // event until payments answers, and one that comes after the end would bring it back.
                .ignoring(OrderAwaitingPayment.class)
                .ignoring(OrderReturned.class)
                .build();
    }

    private static Optional<OrderChange> reserved(Order order, long version) {
        return Optional.of(new Reserved(Reservation.of(order, version)));
    }

    private static Optional<OrderChange> ended(Order order) {
        return Optional.of(new Ended(order.getOrderId()));
    }
}
