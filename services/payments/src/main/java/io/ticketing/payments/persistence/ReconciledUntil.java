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

/// Up to when payments were compared with the gateway. One process at a time has the lease.
@ApplicationScoped
public class ReconciledUntil {

    private static final String CLAIM = """
            update reconciliation set leased_until = $2 where leased_until <= $1 returning done_until""";

    private final Pool pool;

    ReconciledUntil(Pool pool) {
        this.pool = pool;
    }

    /// Takes the lease; empty if another process has it.
    public Uni<Optional<Instant>> claim(Instant now, Instant leaseEnd) {
        return pool.preparedQuery(CLAIM)
                .mapping(row -> row.getOffsetDateTime("done_until").toInstant())
                .execute(Tuple.of(utc(now), utc(leaseEnd)))
                .map(rows -> Rows.stream(rows).findFirst());
    }

    /// Notes what was compared, and gives the lease back.
    public Uni<Void> done(Instant until, Instant now) {
        return pool.preparedQuery("update reconciliation set done_until = $1, leased_until = $2")
                .execute(Tuple.of(utc(until), utc(now)))
                .replaceWithVoid();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
