package io.ticketing.orders.persistence;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.ticketing.orders.domain.Stock;

/// The stock of each ticket. Its row lock serialises all changes to the ticket's orders.
@ApplicationScoped
public class StockRepository implements PanacheRepositoryBase<Stock, UUID> {

    private final Pool pool;

    StockRepository(Pool pool) {
        this.pool = pool;
    }

    /// Waits for the lock on the ticket; null when the ticket is unknown.
    public Uni<Stock> lock(UUID ticketId) {
        return findById(ticketId, LockModeType.PESSIMISTIC_WRITE);
    }

    /// Needs no session, so any caller may ask at any time.
    public Uni<Boolean> knows(UUID ticketId) {
        return pool.preparedQuery("select 1 from stock where ticket_id = $1")
                .execute(Tuple.of(ticketId))
                .map(found -> found.size() > 0);
    }
}
