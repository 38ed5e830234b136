package io.ticketing.tickets.persistence;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;

import io.ticketing.tickets.domain.Stock;
import io.ticketing.tickets.domain.Ticket;

/// Tickets in the database.
@ApplicationScoped
public class TicketRepository implements PanacheRepositoryBase<Ticket, UUID> {

    /// The ticket, or null.
    @WithSession
    public Uni<Ticket> show(UUID id) {
        return findById(id);
    }

    /// The ticket, or null, and nobody else's to change until the transaction ends.
    public Uni<Ticket> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    @WithSession
    public Uni<TicketPage> page(TicketQuery query) {
        return find(query.condition(), Sort.descending("id"), query.parameters())
                .range(0, query.limit())
                .list()
                .map(found -> TicketPage.of(found, query.limit()));
    }

    /// Takes over what orders say about the stock, unless something newer is known.
    ///
    /// @return whether it was newer
    public Uni<Boolean> project(UUID id, Stock stock) {
        return update(
                        "stock.held = ?1, stock.sold = ?2, stock.version = ?3"
                                + " where id = ?4 and stock.version < ?3",
                        stock.held(),
                        stock.sold(),
                        stock.version(),
                        id)
                .map(rows -> rows > 0);
    }
}
