package io.ticketing.payments.persistence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import io.ticketing.deadline.Deadline;
import io.ticketing.outbox.PipelinedTransactions;
import io.ticketing.outbox.PipelinedTransactions.Decision;
import io.ticketing.outbox.PipelinedTransactions.Write;
import io.ticketing.payments.domain.OrderSnapshot;
import io.ticketing.payments.domain.PayableOrder;
import io.ticketing.payments.domain.PlacedOrder;
import io.ticketing.postgresql.Rows;

/// The orders that can be paid. Code that changes an order's payments locks the order first and the
/// payment second, so there is no deadlock.
@ApplicationScoped
public class PayableOrderRepository implements PanacheRepositoryBase<PayableOrder, UUID> {

    private static final String ADD = """
            insert into payable_orders (id, version, status, buyer_id, ticket_id, quantity, total, currency, expires_at,
                ticket_title)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing""";

    private static final String REPLACE = """
            update payable_orders set version = $2, status = $3, buyer_id = $4, ticket_id = $5, quantity = $6,
                total = $7, currency = $8, expires_at = $9
            where id = $1 and version < $2""";

    private static final String LOCK_FREE = "select id from payable_orders where id = any($1) for update skip locked";

    /// Literals, so that PostgreSQL can use the partial index of active payments.
    private static final String KNOWN = """
            select id, version, exists (
                select from payments where order_id = payable_orders.id
                    and status not in ('VOIDED', 'FAILED', 'RETURNING', 'RETURNED')) as paid
            from payable_orders where id = any($1)""";

    private final Pool pool;
    private final PipelinedTransactions transactions;

    PayableOrderRepository(Pool pool, PipelinedTransactions transactions) {
        this.pool = pool;
        this.transactions = transactions;
    }

    /// Adds those orders that are not known. It is a transaction of its own, and needs no session.
    public Uni<Void> add(List<PlacedOrder> orders) {
        var rows = orders.stream()
                .map(placed -> row(placed.order()).addString(placed.ticketTitle()))
                .toList();
        return pool.preparedQuery(ADD).executeBatch(rows).replaceWithVoid();
    }

    /// Stores that these orders have ended, where no payment must follow. It is a transaction of its
    /// own, and needs no session.
    ///
    /// @return the orders that are left: unknown ones, those that another transaction has locked,
    ///     and cancelled ones with an active payment
    public Uni<Set<UUID>> end(List<OrderSnapshot> orders) {
        UUID[] ids = orders.stream().map(OrderSnapshot::orderId).toArray(UUID[]::new);
        return transactions.run(
                Deadline.LONGEST,
                connection -> Uni.combine()
                        .all()
                        .unis(lockFree(connection, ids), known(connection, ids))
                        .with((free, known) -> end(orders, free, known)));
    }

    /// @param paid whether it has an active payment
    private record Known(UUID id, long version, boolean paid) {}

    private static Decision<Set<UUID>> end(List<OrderSnapshot> orders, Set<UUID> free, Map<UUID, Known> known) {
        Set<UUID> left = new HashSet<>();
        List<OrderSnapshot> ended = new ArrayList<>();
        for (var order : orders) {
            Known before = known.get(order.orderId());
            if (before == null || !free.contains(order.orderId()) || concernsPayment(order, before)) {
                left.add(order.orderId());
            } else if (order.version() > before.version) {
                ended.add(order);
            }
        }
        return new Decision<>(
                left,
                List.of(new Write(
                        REPLACE, ended.stream().map(PayableOrderRepository::row).toList())),
                false);
    }

    private static boolean concernsPayment(OrderSnapshot order, Known before) {
        return before.paid && order.status().isCancelled();
    }

    private static Uni<Set<UUID>> lockFree(SqlConnection connection, UUID[] ids) {
        return connection
                .preparedQuery(LOCK_FREE)
                .mapping(row -> row.getUUID("id"))
                .execute(Tuple.of(ids))
                .map(rows -> Rows.stream(rows).collect(Collectors.toSet()));
    }

    private static Uni<Map<UUID, Known>> known(SqlConnection connection, UUID[] ids) {
        return connection
                .preparedQuery(KNOWN)
                .mapping(row -> new Known(row.getUUID("id"), row.getLong("version"), row.getBoolean("paid")))
                .execute(Tuple.of(ids))
                .map(rows -> Rows.stream(rows).collect(Collectors.toMap(Known::id, Function.identity())));
    }

    private static Tuple row(OrderSnapshot order) {
        return Tuple.from(List.of(
                order.orderId(),
                order.version(),
                order.status().name(),
                order.buyerId(),
                order.ticketId(),
                order.quantity(),
                order.total(),
                order.currency(),
                order.expiresAt().atOffset(ZoneOffset.UTC)));
    }

    /// Waits for the lock on the order; null when the order is unknown.
    public Uni<PayableOrder> lock(UUID orderId) {
        return findById(orderId, LockModeType.PESSIMISTIC_WRITE);
    }

    /// Those of these orders that are known.
    public Uni<List<PayableOrder>> known(List<UUID> orderIds) {
        return list("id in ?1", orderIds);
    }

    public Uni<Boolean> isOver(UUID orderId, Instant now) {
        return findById(orderId).map(order -> order.isOver(now));
    }
}
