package io.ticketing.orders.persistence;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import io.ticketing.idempotency.KeyedRequest;
import io.ticketing.orders.domain.Listing;
import io.ticketing.orders.domain.Order;
import io.ticketing.orders.domain.OrderTerms;
import io.ticketing.orders.domain.Stock;
import io.ticketing.outbox.PipelinedTransactions.Write;
import io.ticketing.postgresql.Rows;

/// The rows of the hot path, read and written through the plain client.
///
/// Columns are named: a prepared `*` fails once a newer version has added a column.
public final class OrderRows {

    private static final String STOCK = """
            select ticket_id, version, ticket_version, title, price, currency, listed, quantity, held, sold, withdrawn
            from stock""";

    /// Not a list of one id, for which PostgreSQL would make a plan each time.
    private static final String LOCK_ONE = STOCK + " where ticket_id = $1 for update";

    /// In one order, so that two transactions never wait for each other.
    private static final String LOCK = STOCK + " where ticket_id = any($1) order by ticket_id for update";

    private static final String LOCK_FREE = LOCK + " skip locked";

    private static final String UPDATE_STOCK =
            "update stock set version = $2, quantity = $3, held = $4, sold = $5 where ticket_id = $1";

    /// With a literal status, because with a parameter PostgreSQL's generic plan can't use the
    /// partial index of reservations. For each ticket by itself, because the index has one ticket's
    /// reservations in order: the first few of many thousands are found without reading the rest.
    private static final String OVERDUE = """
            select overdue.* from unnest($1::uuid[]) as wanted (id) cross join lateral (
                select id, version, buyer_id, ticket_id, ticket_version, ticket_title, quantity, unit_price, currency,
                    created_at, expires_at
                from orders where ticket_id = wanted.id and status = 'CREATED' and expires_at <= $2
                order by expires_at limit $3
            ) overdue order by expires_at limit $3""";

    private static final String WITH_OVERDUE = """
            select id from unnest($1::uuid[]) as wanted (id) where exists (
                select 1 from orders where ticket_id = wanted.id and status = 'CREATED' and expires_at <= $2)""";

    private static final String INSERT_ORDER = """
            insert into orders (id, version, status, buyer_id, ticket_id, ticket_version, ticket_title, quantity,
                unit_price, currency, created_at, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)""";

    private static final String CANCEL_ORDERS = """
            update orders set version = ended.version, status = ended.status, cancel_reason = ended.reason
            from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[]) as ended (id, version, status, reason)
            where orders.id = ended.id""";

    private OrderRows() {}

    /// Waits for the lock on the ticket; empty if it is unknown.
    public static Uni<Optional<Stock>> lock(SqlConnection connection, UUID ticket) {
        return stocks(connection, LOCK_ONE, ticket).map(found -> found.stream().findFirst());
    }

    /// Waits for the locks on the tickets; without those that are unknown.
    public static Uni<List<Stock>> lock(SqlConnection connection, Set<UUID> tickets) {
        return stocks(connection, LOCK, array(tickets));
    }

    /// Locks those tickets that no other transaction has locked.
    public static Uni<List<Stock>> lockFree(SqlConnection connection, Set<UUID> tickets) {
        return stocks(connection, LOCK_FREE, array(tickets));
    }

    private static Uni<List<Stock>> stocks(SqlConnection connection, String query, Object tickets) {
        return connection
                .preparedQuery(query)
                .mapping(OrderRows::stock)
                .execute(Tuple.of(tickets))
                .map(OrderRows::list);
    }

    /// Those of the tickets that have overdue reservations.
    public static Uni<Set<UUID>> withOverdue(SqlClient client, Set<UUID> tickets, Instant now) {
        return client.preparedQuery(WITH_OVERDUE)
                .mapping(row -> row.getUUID(0))
                .execute(Tuple.of(array(tickets), at(now)))
                .map(rows -> Set.copyOf(list(rows)));
    }

    /// Reservations of the tickets whose deadline has passed, the longest overdue first.
    public static Uni<List<Order>> overdue(SqlClient client, Set<UUID> tickets, Instant now, int limit) {
        return client.preparedQuery(OVERDUE)
                .mapping(row -> Order.unpaid(row.getUUID("id"), row.getLong("version"), terms(row)))
                .execute(Tuple.of(array(tickets), at(now), limit))
                .map(OrderRows::list);
    }

    /// What was answered to these requests, or to others under the same keys.
    public static Uni<List<RememberedPlacement>> remembered(SqlConnection connection, List<KeyedRequest> requests) {
        if (requests.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        UUID[] users = requests.stream().map(it -> it.key().userId()).toArray(UUID[]::new);
        String[] keys = requests.stream().map(it -> it.key().key()).toArray(String[]::new);
        return connection
                .preparedQuery(RememberedPlacement.FIND)
                .mapping(RememberedPlacement::read)
                .execute(Tuple.of(users, keys))
                .map(OrderRows::list);
    }

    public static Write update(List<Stock> stocks) {
        return new Write(UPDATE_STOCK, stocks.stream().map(OrderRows::row).toList());
    }

    private static Tuple row(Stock stock) {
        var levels = stock.levels();
        return Tuple.of(stock.ticketId(), levels.version(), stock.quantity(), levels.held(), levels.sold());
    }

    public static Write insert(List<Order> placed) {
        return new Write(INSERT_ORDER, placed.stream().map(OrderRows::row).toList());
    }

    public static Write cancel(List<Order> ended) {
        return new Write(CANCEL_ORDERS, ended.isEmpty() ? List.of() : List.of(columns(ended)));
    }

    private static Tuple columns(List<Order> ended) {
        return Tuple.of(
                ended.stream().map(Order::id).toArray(UUID[]::new),
                ended.stream().map(Order::version).toArray(Long[]::new),
                ended.stream().map(order -> order.status().name()).toArray(String[]::new),
                ended.stream()
                        .map(order -> order.cancelReason().orElseThrow().name())
                        .toArray(String[]::new));
    }

    public static Write remember(List<RememberedPlacement> answers, Instant now) {
        return new Write(
                RememberedPlacement.INSERT,
                answers.stream().map(answer -> answer.toRow(now)).toList());
    }

    static OrderTerms terms(Row row) {
        return new OrderTerms(
                row.getUUID("buyer_id"),
                row.getUUID("ticket_id"),
                row.getLong("ticket_version"),
                row.getString("ticket_title"),
                row.getInteger("quantity"),
                row.getLong("unit_price"),
                row.getString("currency"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant());
    }

    private static Stock stock(Row row) {
        var listing = new Listing(
                row.getUUID("ticket_id"),
                row.getLong("ticket_version"),
                row.getString("title"),
                row.getLong("price"),
                row.getString("currency"),
                row.getInteger("listed"));
        return Stock.saved(
                row.getLong("version"),
                listing,
                row.getInteger("quantity"),
                row.getInteger("held"),
                row.getInteger("sold"),
                row.getBoolean("withdrawn"));
    }

    private static Tuple row(Order order) {
        var terms = order.terms();
        return Tuple.from(List.of(
                order.id(),
                order.version(),
                order.status().name(),
                terms.buyerId(),
                terms.ticketId(),
                terms.ticketVersion(),
                terms.ticketTitle(),
                terms.quantity(),
                terms.unitPrice(),
                terms.currency(),
                at(terms.createdAt()),
                at(terms.expiresAt())));
    }

    private static UUID[] array(Set<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static <T> List<T> list(RowSet<T> rows) {
        return Rows.stream(rows).toList();
    }
}
