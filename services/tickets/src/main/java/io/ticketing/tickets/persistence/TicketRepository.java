package io.ticketing.tickets.persistence;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.ticketing.postgresql.Rows;
import io.ticketing.tickets.domain.Stock;
import io.ticketing.tickets.domain.Ticket;
import io.ticketing.tickets.domain.TicketStock;

/// Tickets in the database.
@ApplicationScoped
public class TicketRepository implements PanacheRepositoryBase<Ticket, UUID> {

    private static final String PROJECT = """
            with news as (
                select * from unnest($1::uuid[], $2::integer[], $3::integer[], $4::bigint[])
                    as news (id, held, sold, version)
            ), free as (
                select id from tickets join news using (id)
                where stock_version < news.version
                    and greatest(quantity, tickets.held + tickets.sold) = greatest(quantity, news.held + news.sold)
                for update of tickets skip locked
            ), stored as (
                update tickets set held = news.held, sold = news.sold, stock_version = news.version
                from free join news using (id) where tickets.id = free.id
                returning tickets.id
            )
            select id from news
            where id not in (select id from stored)
                and not exists (select from tickets known where known.id = news.id and stock_version >= news.version)""";

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

    /// Stores what orders say about the stock of tickets, unless something newer is known. It is a
    /// transaction of its own, and needs no session.
    ///
    /// @return the tickets that are left: unknown ones, those that another transaction has locked,
    ///     and those whose quantity must change
    public Uni<Set<UUID>> project(List<TicketStock> stocks) {
        return pool.preparedQuery(PROJECT)
                .mapping(left -> left.getUUID("id"))
                .execute(Tuple.of(
                        stocks.stream().map(TicketStock::ticketId).toArray(UUID[]::new),
                        stocks.stream().map(it -> it.stock().held()).toArray(Integer[]::new),
                        stocks.stream().map(it -> it.stock().sold()).toArray(Integer[]::new),
                        stocks.stream().map(it -> it.stock().version()).toArray(Long[]::new)))
                .map(left -> Rows.stream(left).collect(Collectors.toSet()));
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
