package io.ticketing.orders.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.ticketing.orders.domain.Order;

/// Orders by buyer, and reservations by ticket.
@ApplicationScoped
public class OrderRepository implements PanacheRepositoryBase<Order, UUID> {

    /// Literals, because with a parameter PostgreSQL's generic plan can't use the partial index of
    /// reservations.
    private static final String RESERVED = "status = CREATED";

    /// A buyer's orders, newest first, after the given one.
    public Uni<List<Order>> ofBuyer(UUID buyerId, Optional<UUID> after, int limit) {
        var newestFirst = after.map(id -> find("terms.buyerId = ?1 and id < ?2 order by id desc", buyerId, id))
                .orElseGet(() -> find("terms.buyerId = ?1 order by id desc", buyerId));
        return newestFirst.range(0, limit - 1).list();
    }

    /// Reservations of a ticket, whatever their deadline.
    public Uni<List<Order>> reserved(UUID ticketId, int limit) {
        return find("terms.ticketId = ?1 and " + RESERVED + " order by terms.expiresAt", ticketId)
                .range(0, limit - 1)
                .list();
    }

    /// Orders that have awaited the outcome of a payment since before that time.
    public Uni<List<UUID>> awaitingSince(Instant time, int limit) {
        return find("select id from Order where status = AWAITING_PAYMENT and askedAt < ?1 order by askedAt", time)
                .project(UUID.class)
                .range(0, limit - 1)
                .list();
    }

    /// Tickets with a reservation whose deadline passed before that time.
    public Uni<List<UUID>> ticketsOverdueSince(Instant time, int limit) {
        return find("select distinct terms.ticketId from Order where " + RESERVED + " and terms.expiresAt < ?1", time)
                .project(UUID.class)
                .range(0, limit - 1)
                .list();
    }

    Uni<UUID> ticketOf(UUID orderId) {
        return find("select terms.ticketId from Order where id = ?1", orderId)
                .project(UUID.class)
                .firstResult();
    }
}
