package io.ticketing.outbox;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.apache.avro.specific.SpecificRecord;

import io.ticketing.contracts.EventTypes;

/// The tests' own queries, outside any use case.
@ApplicationScoped
class Sql {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Pool pool;

    Sql(Pool pool) {
        this.pool = pool;
    }

    /// How often the listing's events were applied.
    int heardOf(UUID ticketId) {
        return (int) number("select coalesce(sum(heard), 0) from listing where ticket_id = $1", Tuple.of(ticketId));
    }

    long waitingInOutbox() {
        return number("select count(*) from outbox", Tuple.tuple());
    }

    long consumed(UUID eventId) {
        return number("select count(*) from inbox where event_id = $1", Tuple.of(eventId));
    }

    /// How many transactions hold or wait for a strong lock on a table.
    long locksOn(String table) {
        return number(
                "select count(*) from pg_locks where relation = $1::text::regclass"
                        + " and (mode = 'AccessExclusiveLock' or not granted)",
                Tuple.of(table));
    }

    /// How many relays hold their lock.
    long advisoryLocks() {
        return number(
                "select count(*) from pg_locks where locktype = 'advisory' and granted"
                        + " and database ="
                        + " (select oid from pg_database where datname = current_database())",
                Tuple.tuple());
    }

    /// How many wait for a lock of that kind on a connection.
    long waitingForAdvisoryLocks() {
        return number(
                "select count(*) from pg_locks where locktype = 'advisory' and not granted"
                        + " and database ="
                        + " (select oid from pg_database where datname = current_database())",
                Tuple.tuple());
    }

    /// Saves an event many times, without waking the relay.
    void fillOutbox(int times, SpecificRecord event) throws IOException {
        Object key = EventTypes.key(event);
        run(
                "insert into outbox (id, occurred_at, key, subject, schema_fingerprint, body)"
                        + " select gen_random_uuid(), now(), $1, $1, $2, $3 from generate_series(1, $4)",
                Tuple.of(
                        key,
                        OutboxSchemas.fingerprint(event.getSchema()),
                        Buffer.buffer(AvroBodies.encode(event)),
                        times));
    }

    /// Whether the database accepts writes, on every connection that is opened from now on. All
    /// other connections are cut, and gone when this returns.
    void takeWrites(boolean takes) {
        String readOnly = takes ? "off" : "on";
        pool.query("""
                        begin read write;
                        do $$ begin
                            execute format(
                                'alter database %%I set default_transaction_read_only = %s',
                                current_database());
                        end $$;
                        commit;
                        set default_transaction_read_only = %s;
                        select pg_terminate_backend(pid, 5000) from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid()
                        """.formatted(readOnly, readOnly)).execute().await().atMost(PATIENCE);
    }

    String setting(String name) {
        return pool.preparedQuery("select current_setting($1)")
                .execute(Tuple.of(name))
                .map(rows -> rows.iterator().next().getString(0))
                .await()
                .atMost(PATIENCE);
    }

    void run(String sql, Tuple parameters) {
        pool.preparedQuery(sql).execute(parameters).await().atMost(PATIENCE);
    }

    long number(String sql, Tuple parameters) {
        return pool.preparedQuery(sql)
                .execute(parameters)
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(PATIENCE);
    }
}
