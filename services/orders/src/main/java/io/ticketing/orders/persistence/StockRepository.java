package io.ticketing.orders.persistence;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.ticketing.orders.domain.Stock;

/// The stock of each ticket; its row lock puts all changes of the ticket's orders in one line.
@ApplicationScoped
public class StockRepository implements PanacheRepositoryBase<Stock, UUID> {

    /// Waits for its turn on the ticket; null when the ticket is unknown.
    public Uni<Stock> lock(UUID ticketId) {
        return findById(ticketId, LockModeType.PESSIMISTIC_WRITE);
    }

    public Uni<Boolean> knows(UUID ticketId) {
        return count("ticketId", ticketId).map(found -> found > 0);
    }
}
