package io.ticketing.orders.application;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.orders.domain.OrderEvent;
import io.ticketing.orders.domain.OrderStatus;
import io.ticketing.orders.domain.Reservation;

/// Ends a reservation whose deadline has passed by our own clock; any other order stays as it is.
@ApplicationScoped
public class ExpireOrder {

    private final Transition transition;

    ExpireOrder(Transition transition) {
        this.transition = transition;
    }

    public Uni<Void> expire(UUID orderId) {
        return transition.of(orderId, ExpireOrder::decide);
    }

    private static Optional<OrderEvent> decide(Reservation reservation, Instant now) {
        var order = reservation.order();
        return order.status() == OrderStatus.CREATED && order.isOverdue(now)
                ? Optional.of(order.expire(reservation.stock(), now))
                : Optional.empty();
    }
}
