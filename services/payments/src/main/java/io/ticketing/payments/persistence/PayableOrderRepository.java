package io.ticketing.payments.persistence;

import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.ticketing.payments.domain.OrderSnapshot;
import io.ticketing.payments.domain.OrderStatus;
import io.ticketing.payments.domain.PayableOrder;

/// The orders that can be paid. Code that changes an order's payments locks the order first and the
/// payment second, so there is no deadlock.
@ApplicationScoped
public class PayableOrderRepository implements PanacheRepositoryBase<PayableOrder, UUID> {

    private static final String ADD = """
            insert into payable_orders (id, version, status, buyer_id, ticket_id, total, currency, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing""";

    private final Pool pool;

    PayableOrderRepository(Pool pool) {
        this.pool = pool;
    }

    /// Adds an order unless it is known. It is a transaction of its own, and needs no session.
    public Uni<Void> add(OrderSnapshot order) {
        return pool.preparedQuery(ADD)
                .execute(Tuple.from(List.of(
                        order.orderId(),
                        order.version(),
                        order.status().name(),
                        order.buyerId(),
                        order.ticketId(),
                        order.total(),
                        order.currency(),
                        order.expiresAt().atOffset(ZoneOffset.UTC))))
                .replaceWithVoid();
    }

    /// Waits for the lock on the order; null when the order is unknown.
    public Uni<PayableOrder> lock(UUID orderId) {
        return findById(orderId, LockModeType.PESSIMISTIC_WRITE);
    }

    public Uni<Boolean> isCancelled(UUID orderId) {
        return count("id = ?1 and known.status = ?2", orderId, OrderStatus.CANCELLED)
                .map(found -> found > 0);
    }
}
