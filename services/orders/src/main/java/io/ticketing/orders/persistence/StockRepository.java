package io.ticketing.orders.persistence;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.ticketing.orders.domain.Stock;

/// The stock of each ticket. Its row lock serialises all changes to the ticket's orders.
@ApplicationScoped
public class StockRepository implements PanacheRepositoryBase<Stock, UUID> {

    /// Waits for the lock on the ticket; null when the ticket is unknown.
    public Uni<Stock> lock(UUID ticketId) {
        return findById(ticketId, LockModeType.PESSIMISTIC_WRITE);
    }
}
