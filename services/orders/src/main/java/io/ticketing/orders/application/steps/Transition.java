package io.ticketing.orders.application.steps;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.orders.domain.Progress;
import io.ticketing.orders.domain.Reservation;
import io.ticketing.orders.events.OrderEvents;
import io.ticketing.orders.persistence.ReservationRepository;
import io.ticketing.outbox.Transactions;

/// Tells an order what became of its payment, and saves it with its event in one transaction.
@ApplicationScoped
public class Transition {

    private final Transactions transactions;
    private final ReservationRepository reservations;
    private final OrderEvents events;
    private final Clock clock;

    Transition(Transactions transactions, ReservationRepository reservations, OrderEvents events, Clock clock) {
        this.transactions = transactions;
        this.reservations = reservations;
        this.events = events;
        this.clock = clock;
    }

    /// Fails if there is no such order: other services only know orders that were saved here first.
    public Uni<Progress> of(UUID orderId, BiFunction<Reservation, Instant, Progress> command) {
        return transactions.run(() -> take(orderId, command));
    }

    private Uni<Progress> take(UUID orderId, BiFunction<Reservation, Instant, Progress> command) {
        return reservations
                .lock(orderId)
                .map(found -> found.orElseThrow(() -> unknown(orderId)))
                .map(reservation -> command.apply(reservation, clock.instant()))
                .call(this::announce);
    }

    private Uni<Void> announce(Progress progress) {
        return progress instanceof Progress.Announced(var event)
                ? events.record(event)
                : Uni.createFrom().voidItem();
    }

    private static IllegalArgumentException unknown(UUID orderId) {
        return new IllegalArgumentException("there is no order " + orderId);
    }
}
