package io.ticketing.orders.application;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.orders.domain.OrderEvent;
import io.ticketing.orders.domain.OrderStatus;
import io.ticketing.orders.domain.Reservation;

/// Makes an order whose capture failed payable again, or ends it when no time is left.
@ApplicationScoped
public class FailPayment {

    private final Transition transition;

    FailPayment(Transition transition) {
        this.transition = transition;
    }

    public Uni<Void> fail(UUID orderId, UUID paymentId) {
        return transition.of(orderId, (reservation, now) -> decide(reservation, paymentId, now));
    }

    /// An order that awaits no payment, or another one, has already handled this failure.
    private static Optional<? extends OrderEvent> decide(
            Reservation reservation, UUID paymentId, Instant now) {
        var order = reservation.order();
        return order.status() == OrderStatus.AWAITING_PAYMENT && order.isPaidBy(paymentId)
                ? order.captureFailed(paymentId, reservation.stock(), now)
                : Optional.empty();
    }
}
