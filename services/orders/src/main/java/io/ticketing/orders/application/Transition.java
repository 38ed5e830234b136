package io.ticketing.orders.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.messaging.Transactions;
import io.ticketing.orders.domain.OrderEvent;
import io.ticketing.orders.domain.Reservation;
import io.ticketing.orders.persistence.ReservationRepository;

/// Moves an order from one state to the next, and saves it with its event in one transaction.
@ApplicationScoped
class Transition {

    /// The transition at that time, if there is any.
    @FunctionalInterface
    interface Decision {

        Optional<? extends OrderEvent> on(Reservation reservation, Instant now);
    }

    private final Transactions transactions;
    private final ReservationRepository reservations;
    private final OrderEvents events;
    private final Clock clock;

    Transition(
            Transactions transactions,
            ReservationRepository reservations,
            OrderEvents events,
            Clock clock) {
        this.transactions = transactions;
        this.reservations = reservations;
        this.events = events;
        this.clock = clock;
    }

    /// Fails if there is no such order: other services only know orders that were saved here first.
    Uni<Void> of(UUID orderId, Decision decision) {
        return transactions.run(
                () ->
                        reservations
                                .lock(orderId)
                                .map(found -> found.orElseThrow(() -> unknown(orderId)))
                                .map(reservation -> decision.on(reservation, clock.instant()))
                                .chain(this::announce));
    }

    private Uni<Void> announce(Optional<? extends OrderEvent> event) {
        return event.map(events::record).orElseGet(Uni.createFrom()::voidItem);
    }

    private static IllegalArgumentException unknown(UUID orderId) {
        return new IllegalArgumentException("there is no order " + orderId);
    }
}
