package io.ticketing.orders.persistence;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.smallrye.mutiny.Uni;

import io.ticketing.orders.domain.Reservation;

/// Orders with their stock, locked for a change.
@ApplicationScoped
public class ReservationRepository {

    private final OrderRepository orders;
    private final StockRepository stock;

    ReservationRepository(OrderRepository orders, StockRepository stock) {
        this.orders = orders;
        this.stock = stock;
    }

    /// Locks the stock first and the order second, like all code here. So there is no deadlock, and
    /// a ticket's events leave in the order of their transitions.
    public Uni<Optional<Reservation>> lock(UUID orderId) {
        return orders.ticketOf(orderId)
                .onItem()
                .ifNotNull()
                .transformToUni(ticketId -> lock(orderId, ticketId))
                .map(Optional::ofNullable);
    }

    private Uni<Reservation> lock(UUID orderId, UUID ticketId) {
        return stock.lock(ticketId)
                .chain(held -> orders.findById(orderId, LockModeType.PESSIMISTIC_WRITE)
                        .map(order -> new Reservation(order, held)));
    }
}
