package io.ticketing.auth.schedule;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import io.ticketing.postgresql.OldRows;
import io.ticketing.postgresql.UntilSchemaReady;

/// Deletes ended sessions and expired refresh tokens; replicas may do so at the same time.
@ApplicationScoped
class PurgeSessions {

    private static final OldRows SESSIONS = new OldRows("sessions", "expires_at");
    private static final OldRows REFRESH_TOKENS = new OldRows("refresh_tokens", "expires_at");

    private final Pool pool;
    private final Clock clock;

    PurgeSessions(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    @Scheduled(
            every = "{ticketing.auth.purge-interval}",
            delayed = "{ticketing.auth.purge-interval}",
            skipExecutionIf = UntilSchemaReady.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        Instant now = clock.instant();
        return SESSIONS.purge(pool, now)
                .chain(() -> REFRESH_TOKENS.purge(pool, now))
                .replaceWithVoid();
    }
}
