package io.ticketing.orders.application;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.orders.application.steps.Transition;

/// Sells the tickets of an order whose payment is captured.
@ApplicationScoped
public class CompleteOrder {

    private final Transition transition;

    CompleteOrder(Transition transition) {
        this.transition = transition;
    }

    public Uni<Void> complete(UUID orderId, UUID paymentId) {
        return transition
                .of(orderId, (it, _) -> it.order().complete(paymentId, it.stock()))
                .replaceWithVoid();
    }
}
