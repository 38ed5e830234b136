package io.ticketing.messaging;

import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/// What the tests ask the database, outside any use case.
@ApplicationScoped
class Sql {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Pool pool;

    Sql(Pool pool) {
        this.pool = pool;
    }

    /// How often the listing's events were applied.
    int heardOf(UUID ticketId) {
        return (int)
                number(
                        "select coalesce(sum(heard), 0) from listing where ticket_id = $1",
                        Tuple.of(ticketId));
    }

    long waitingInOutbox() {
        return number("select count(*) from outbox", Tuple.tuple());
    }

    long consumed(UUID eventId) {
        return number("select count(*) from inbox where event_id = $1", Tuple.of(eventId));
    }

    void run(String sql, Tuple parameters) {
        pool.preparedQuery(sql).execute(parameters).await().atMost(PATIENCE);
    }

    private long number(String sql, Tuple parameters) {
        return pool.preparedQuery(sql)
                .execute(parameters)
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(PATIENCE);
    }
}
