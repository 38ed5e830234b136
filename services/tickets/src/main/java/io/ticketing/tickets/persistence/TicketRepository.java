package io.ticketing.tickets.persistence;

import java.util.List;
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

    private static final String LEVELS = "stock.held = ?1, stock.sold = ?2, stock.version = ?3";

    private final TicketSearch search;

    TicketRepository(TicketSearch search) {
        this.search = search;
    }

    /// The ticket, or null.
    @WithSession
    public Uni<Ticket> show(UUID id) {
        return findById(id);
    }

    /// The ticket, or null. It stays locked until the transaction ends.
    public Uni<Ticket> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    @WithSession
    public Uni<TicketPage> page(TicketQuery query) {
        return (query.searches() ? search.find(query) : list(query)).map(found -> TicketPage.of(found, query.limit()));
    }

    private Uni<List<Ticket>> list(TicketQuery query) {
        return find(query.condition(), Sort.descending("id"), query.parameters())
                .range(0, query.limit())
                .list();
    }

    /// Stores what orders say about the stock, unless something newer is known or the quantity must
    /// change with it.
    ///
    /// @return whether it was stored
    public Uni<Boolean> project(UUID id, Stock stock) {
        return update(
                        LEVELS
                                + " where id = ?4 and stock.version < ?3"
                                + " and greatest(offered, stock.held + stock.sold)"
                                + " = greatest(offered, ?5)",
                        stock.held(),
                        stock.sold(),
                        stock.version(),
                        id,
                        stock.held() + stock.sold())
                .map(rows -> rows > 0);
    }

    /// Saves the stock of a locked ticket.
    public Uni<Void> keep(UUID id, Stock stock) {
        return update(LEVELS + " where id = ?4", stock.held(), stock.sold(), stock.version(), id)
                .replaceWithVoid();
    }
}
