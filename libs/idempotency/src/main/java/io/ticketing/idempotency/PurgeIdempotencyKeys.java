package io.ticketing.idempotency;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import io.ticketing.postgresql.OldRows;
import io.ticketing.postgresql.UntilSchemaReady;

/// Deletes answers that are too old to be asked for again. Every replica may do so: rows that
/// another one has locked are skipped.
@ApplicationScoped
public class PurgeIdempotencyKeys {

    private static final OldRows OLD = new OldRows(RememberedRequest.TABLE, "created_at");

    private final Pool pool;
    private final Clock clock;
    private final IdempotencyConfig config;

    PurgeIdempotencyKeys(Pool pool, Clock clock, IdempotencyConfig config) {
        this.pool = pool;
        this.clock = clock;
        this.config = config;
    }

    @Scheduled(
            every = "10m",
            skipExecutionIf = UntilSchemaReady.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> purge() {
        return OLD.purge(pool, clock.instant().minus(config.keep())).replaceWithVoid();
    }
}
