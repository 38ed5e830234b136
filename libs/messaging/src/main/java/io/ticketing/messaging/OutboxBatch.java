package io.ticketing.messaging;

import java.time.Duration;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import io.ticketing.events.EventPublisher;
import io.ticketing.events.OutboundEvent;

/// Publishes the oldest events of the outbox in order and deletes them, as one transaction.
///
/// An advisory lock of that transaction keeps replicas from relaying at the same time. The lock
/// goes with the connection of a relay that dies; one that hangs is cut off by the server's
/// time-out on idle transactions. Either way the next one publishes the batch again: at least
/// once, in order.
@ApplicationScoped
class OutboxBatch {

    /// Identifies the relay's lock within a service's database.
    static final long LOCK = 0x7469636b6574L;

    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final int NONE = 0;

    private final Pool pool;
    private final EventPublisher publisher;
    private final OutboxSchemas schemas;
    private final OutboxAge age;
    private final OutboxConfig config;

    OutboxBatch(
            Pool pool,
            EventPublisher publisher,
            OutboxSchemas schemas,
            OutboxAge age,
            OutboxConfig config) {
        this.pool = pool;
        this.publisher = publisher;
        this.schemas = schemas;
        this.age = age;
        this.config = config;
    }

    /// How many events were published.
    Uni<Integer> relay() {
        return isEmpty().chain(empty -> empty ? Uni.createFrom().item(NONE) : relayLocked());
    }

    private Uni<Boolean> isEmpty() {
        return pool.query("select occurred_at from outbox order by position limit 1")
                .execute()
                .map(this::isEmpty);
    }

    private boolean isEmpty(RowSet<Row> oldest) {
        for (Row row : oldest) {
            age.seen(row.getOffsetDateTime(0).toInstant());
            return false;
        }
        age.seenEmpty();
        return true;
    }

    private Uni<Integer> relayLocked() {
        return pool.withTransaction(
                connection ->
                        lock(connection)
                                .chain(() -> oldest(connection))
                                .chain(
                                        rows ->
                                                publish(rows)
                                                        .chain(() -> delete(connection, rows))));
    }

    /// Waits for a relay that is at work, but not for one that hangs.
    private Uni<Void> lock(SqlConnection connection) {
        long limit = config.batchTimeout().plus(GRACE).toMillis();
        return connection
                .query(
                        "set local idle_in_transaction_session_timeout = %d; set local lock_timeout = %d"
                                .formatted(limit, limit))
                .execute()
                .chain(
                        () ->
                                connection
                                        .preparedQuery("select pg_advisory_xact_lock($1)")
                                        .execute(Tuple.of(LOCK)))
                .replaceWithVoid();
    }

    private Uni<RowSet<Row>> oldest(SqlConnection connection) {
        return connection
                .preparedQuery("select * from outbox order by position limit $1")
                .execute(Tuple.of(config.batchSize()));
    }

    private Uni<Void> publish(RowSet<Row> rows) {
        return Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(this::read)
                .collect()
                .asList()
                .chain(publisher::publishInOrder)
                .ifNoItem()
                .after(config.batchTimeout())
                .fail();
    }

    private Uni<OutboundEvent> read(Row row) {
        return schemas.byFingerprint(row.getLong("schema_fingerprint"))
                .map(
                        schema ->
                                new OutboundEvent(
                                        row.getUUID("id"),
                                        row.getOffsetDateTime("occurred_at").toInstant(),
                                        row.getUUID("key"),
                                        row.getUUID("subject"),
                                        row.getString("traceparent"),
                                        schema,
                                        row.getBuffer("body").getBytes()));
    }

    private static Uni<Integer> delete(SqlConnection connection, RowSet<Row> rows) {
        Long[] positions =
                StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getLong("position"))
                        .toArray(Long[]::new);
        return connection
                .preparedQuery("delete from outbox where position = any($1)")
                .execute(Tuple.of(positions))
                .replaceWith(positions.length);
    }
}
