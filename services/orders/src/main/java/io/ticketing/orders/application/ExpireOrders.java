package io.ticketing.orders.application;

import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.orders.application.steps.Expiry;
import io.ticketing.outbox.Together;
import io.ticketing.postgresql.Contexts;

/// Ends all overdue reservations of tickets: of all that are due at the same time together.
@ApplicationScoped
public class ExpireOrders {

    private final Together<UUID> due;

    ExpireOrders(Expiry expiry, Contexts contexts) {
        this.due = new Together<>(
                "Ending overdue reservations",
                contexts,
                Function.identity(),
                tickets -> expiry.ofFree(Set.copyOf(tickets)),
                (ticketId, _) -> expiry.of(ticketId));
    }

    public Uni<Void> ofTicket(UUID ticketId) {
        return due.add(ticketId);
    }
}
