package io.ticketing.tickets.persistence;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.ticketing.tickets.domain.Stock;
import io.ticketing.tickets.domain.Ticket;

/// Tickets in the database.
@ApplicationScoped
public class TicketRepository implements PanacheRepositoryBase<Ticket, UUID> {

    private static final String PROJECT = """
            update tickets set held = $2, sold = $3, stock_version = $4
            where id = $1 and stock_version < $4
                and greatest(quantity, held + sold) = greatest(quantity, $2::integer + $3::integer)""";

    private final TicketSearch search;
    private final Pool pool;

    TicketRepository(TicketSearch search, Pool pool) {
        this.search = search;
        this.pool = pool;
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
    /// change with it. It is a transaction of its own, and needs no session.
    ///
    /// @return whether it was stored
    public Uni<Boolean> project(UUID id, Stock stock) {
        return pool.preparedQuery(PROJECT)
                .execute(Tuple.of(id, stock.held(), stock.sold(), stock.version()))
                .map(stored -> stored.rowCount() > 0);
    }

    /// Saves the stock of a locked ticket.
    public Uni<Void> keep(UUID id, Stock stock) {
        return update(
                        "stock.held = ?1, stock.sold = ?2, stock.version = ?3 where id = ?4",
                        stock.held(),
                        stock.sold(),
                        stock.version(),
                        id)
                .replaceWithVoid();
    }
}
