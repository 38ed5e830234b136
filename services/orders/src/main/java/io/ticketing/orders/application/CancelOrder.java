package io.ticketing.orders.application;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.messaging.Transactions;
import io.ticketing.orders.domain.Reservation;
import io.ticketing.orders.persistence.ReservationRepository;

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
        return transactions.run(
                () ->
                        reservations
                                .lock(orderId)
                                .chain(
                                        found ->
                                                found.map(it -> cancel(it, userId))
                                                        .orElseGet(CancelOrder::unknown)));
    }

    private Uni<Cancellation> cancel(Reservation reservation, UUID userId) {
        var order = reservation.order();
        if (!order.isOf(userId)) {
            return Uni.createFrom().item(new Cancellation.NotYours());
        }
        return switch (order.status()) {
            case CREATED ->
                    events.record(order.cancel(reservation.stock()))
                            .replaceWith(new Cancellation.Cancelled());
            case CANCELLED -> Uni.createFrom().item(new Cancellation.Cancelled());
            case AWAITING_PAYMENT, COMPLETE ->
                    Uni.createFrom().item(new Cancellation.AlreadyPaid());
        };
    }

    private static Uni<Cancellation> unknown() {
        return Uni.createFrom().item(new Cancellation.UnknownOrder());
    }
}
