package io.ticketing.orders.application;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.orders.application.steps.Transition;

/// Takes back the tickets of an order whose payment was refunded, and puts them on sale again if
/// they are to be.
@ApplicationScoped
public class TakeBackTickets {

    private final Transition transition;

    TakeBackTickets(Transition transition) {
        this.transition = transition;
    }

    /// @param returned how many of the order's tickets were refunded so far
    /// @param restocked how many of those go back on sale
    public Uni<Void> takeBack(UUID orderId, UUID paymentId, int returned, int restocked) {
        return transition
                .of(orderId, (it, _) -> it.order().takeBack(paymentId, returned, restocked, it.stock()))
                .replaceWithVoid();
    }
}
