package io.ticketing.orders.application;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.orders.domain.Cancellation;
import io.ticketing.orders.domain.Reservation;
import io.ticketing.orders.events.OrderEvents;
import io.ticketing.orders.persistence.ReservationRepository;
import io.ticketing.outbox.Transactions;

/// Cancels an order at its buyer's request.
@ApplicationScoped
public class CancelOrder {

    private final Transactions transactions;
    private final ReservationRepository reservations;
    private final OrderEvents events;

    CancelOrder(Transactions transactions, ReservationRepository reservations, OrderEvents events) {
        this.transactions = transactions;
        this.reservations = reservations;
        this.events = events;
    }

    public Uni<Cancellation> cancel(UUID orderId, UUID userId) {
        return transactions.run(() ->
                reservations.lock(orderId).map(found -> cancel(found, userId)).call(this::announce));
    }

    private static Cancellation cancel(Optional<Reservation> found, UUID userId) {
        return found.map(it -> it.order().cancel(userId, it.stock())).orElseGet(Cancellation.UnknownOrder::new);
    }

    private Uni<Void> announce(Cancellation cancellation) {
        return cancellation instanceof Cancellation.Cancelled(var event)
                ? events.record(event)
                : Uni.createFrom().voidItem();
    }
}
