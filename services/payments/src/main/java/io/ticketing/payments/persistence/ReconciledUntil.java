package io.ticketing.payments.persistence;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.ticketing.postgresql.Rows;

/// Up to when books were compared with the gateway. One process at a time has the lease.
@ApplicationScoped
public class ReconciledUntil {

    private static final String CLAIM = """
            update reconciliation set leased_until = $3 where books = $1 and leased_until <= $2 returning done_until""";

    private final Pool pool;

    ReconciledUntil(Pool pool) {
        this.pool = pool;
    }

    /// Takes the lease; empty if another process has it.
    public Uni<Optional<Instant>> claim(Books books, Instant now, Instant leaseEnd) {
        return pool.preparedQuery(CLAIM)
                .mapping(row -> row.getOffsetDateTime("done_until").toInstant())
                .execute(Tuple.of(books.name(), utc(now), utc(leaseEnd)))
                .map(rows -> Rows.stream(rows).findFirst());
    }

    public Uni<Instant> of(Books books) {
        return pool.preparedQuery("select done_until from reconciliation where books = $1")
                .mapping(row -> row.getOffsetDateTime("done_until").toInstant())
                .execute(Tuple.of(books.name()))
                .map(rows -> rows.iterator().next());
    }

    /// Notes what was compared, and gives the lease back.
    public Uni<Void> done(Books books, Instant until, Instant now) {
        return pool.preparedQuery("update reconciliation set done_until = $2, leased_until = $3 where books = $1")
                .execute(Tuple.of(books.name(), utc(until), utc(now)))
                .replaceWithVoid();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
