package io.ticketing.orders.application;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.orders.application.steps.Transition;

/// Makes an order whose capture failed payable again, or ends it when no time is left.
@ApplicationScoped
public class FailPayment {

    private final Transition transition;

    FailPayment(Transition transition) {
        this.transition = transition;
    }

    public Uni<Void> fail(UUID orderId, UUID paymentId) {
        return transition
                .of(orderId, (it, now) -> it.order().captureFailed(paymentId, it.stock(), now))
                .replaceWithVoid();
    }
}
