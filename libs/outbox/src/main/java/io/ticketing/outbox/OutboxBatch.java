package io.ticketing.outbox;

import java.time.Duration;
import java.util.OptionalInt;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.ticketing.kafka.EventPublisher;
import io.ticketing.kafka.OutboundEvent;
import io.ticketing.postgresql.Rows;

/// Publishes the oldest events of the outbox in order and deletes them, in one transaction.
///
/// An advisory lock of that transaction keeps replicas from relaying at the same time, and no
/// replica waits for it on a connection. It is held until the outcome of every event is known: a
/// failed event is not sent later. If a relay dies, its connection and lock are gone; if it hangs,
/// the server's time-out on idle transactions ends it. Either way the next relay publishes the
/// batch again: at least once, in order.
@ApplicationScoped
class OutboxBatch {

    /// Identifies the relay's lock within a service's database.
    static final long LOCK = 0x7469636b6574L;

    /// By name, because a prepared statement can't read a `*` to which a newer version has added a column.
    private static final String OLDEST = """
            select position, id, occurred_at, key, subject, traceparent, schema_fingerprint, body
            from outbox order by position limit $1""";

    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration SHORTEST_PREPARATION = Duration.ofMillis(500);
    private static final OptionalInt NONE = OptionalInt.of(0);

    private final Pool pool;
    private final EventPublisher publisher;
    private final OutboxSchemas schemas;
    private final OutboxAge age;
    private final OutboxConfig config;

    /// Until the last event is passed to the producer.
    private final Duration preparation;

    OutboxBatch(
            Pool pool,
            EventPublisher publisher,
            OutboxSchemas schemas,
            OutboxAge age,
            OutboxConfig config,
            @ConfigProperty(name = "mp.messaging.outgoing.events.delivery.timeout.ms") long deliveryTimeout) {
        this.pool = pool;
        this.publisher = publisher;
        this.schemas = schemas;
        this.age = age;
        this.config = config;
        this.preparation = config.batchTimeout().minusMillis(deliveryTimeout);
        if (preparation.compareTo(SHORTEST_PREPARATION) < 0) {
            throw new IllegalStateException(
                    "ticketing.outbox.batch-timeout must be longer than Kafka's delivery.timeout.ms, by %s at least"
                            .formatted(SHORTEST_PREPARATION));
        }
    }

    /// How many events were published; empty while another relay is working.
    Uni<OptionalInt> relay() {
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

    private Uni<OptionalInt> relayLocked() {
        return pool.withConnection(connection ->
                relayIfLocked(connection).onFailure().call(() -> PipelinedTransactions.rollBack(connection)));
    }

    private Uni<OptionalInt> relayIfLocked(SqlConnection connection) {
        return beginLocked(connection)
                .chain(locked -> locked
                        ? relay(connection)
                        : PipelinedTransactions.rollBack(connection).replaceWith(OptionalInt.empty()));
    }

    private Uni<OptionalInt> relay(SqlConnection connection) {
        return oldest(connection).call(this::publish).chain(rows -> delete(connection, rows));
    }

    /// Sent without waiting for the first answer, as the connection keeps the order of statements.
    private Uni<Boolean> beginLocked(SqlConnection connection) {
        long limit = config.batchTimeout().plus(GRACE).toMillis();
        var begun = connection
                .query("begin; set local idle_in_transaction_session_timeout = " + limit)
                .execute();
        var locked =
                connection.preparedQuery("select pg_try_advisory_xact_lock($1)").execute(Tuple.of(LOCK));
        return Uni.combine()
                .all()
                .unis(begun, locked)
                .with((_, rows) -> rows.iterator().next().getBoolean(0));
    }

    private Uni<RowSet<Row>> oldest(SqlConnection connection) {
        return connection.preparedQuery(OLDEST).execute(Tuple.of(config.batchSize()));
    }

    private Uni<Void> publish(RowSet<Row> rows) {
        long begun = System.nanoTime();
        return Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(this::read)
                .collect()
                .asList()
                .ifNoItem()
                .after(preparation)
                .fail()
                .chain(events -> publisher.publishInOrder(events, preparation.minusNanos(System.nanoTime() - begun)));
    }

    private Uni<OutboundEvent> read(Row row) {
        return schemas.byFingerprint(row.getLong("schema_fingerprint"))
                .map(schema -> new OutboundEvent(
                        row.getUUID("id"),
                        row.getOffsetDateTime("occurred_at").toInstant(),
                        row.getUUID("key"),
                        row.getUUID("subject"),
                        row.getString("traceparent"),
                        schema,
                        row.getBuffer("body").getBytes()));
    }

    private static Uni<OptionalInt> delete(SqlConnection connection, RowSet<Row> rows) {
        Long[] positions = Rows.stream(rows).map(row -> row.getLong("position")).toArray(Long[]::new);
        var deleted = connection
                .preparedQuery("delete from outbox where position = any($1)")
                .execute(Tuple.of(positions));
        return Uni.combine()
                .all()
                .unis(deleted, connection.query("commit").execute())
                .discardItems()
                .replaceWith(OptionalInt.of(positions.length));
    }
}
