package io.ticketing.orders.application;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.orders.domain.OrderEvent;
import io.ticketing.orders.domain.OrderStatus;
import io.ticketing.orders.domain.Reservation;

/// Sells the tickets of an order whose payment is captured.
@ApplicationScoped
public class CompleteOrder {

    private final Transition transition;

    CompleteOrder(Transition transition) {
        this.transition = transition;
    }

    public Uni<Void> complete(UUID orderId, UUID paymentId) {
        return transition.of(orderId, (reservation, _) -> decide(reservation, paymentId));
    }

    private static Optional<OrderEvent> decide(Reservation reservation, UUID paymentId) {
        var order = reservation.order();
        var isRepeated = order.status() == OrderStatus.COMPLETE && order.isPaidBy(paymentId);
        return isRepeated
                ? Optional.empty()
                : Optional.of(order.complete(paymentId, reservation.stock()));
    }
}
