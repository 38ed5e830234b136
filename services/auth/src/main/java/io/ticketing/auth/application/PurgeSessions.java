package io.ticketing.auth.application;

import java.time.Clock;
import java.time.Instant;
import java.util.function.BiFunction;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

import io.ticketing.auth.AuthConfig;
import io.ticketing.auth.persistence.RefreshTokenRepository;
import io.ticketing.auth.persistence.SessionRepository;
import io.ticketing.postgresql.UntilSchemaReady;

/// Deletes ended sessions in batches; replicas may do so at the same time.
@ApplicationScoped
class PurgeSessions {

    private final SessionRepository sessions;
    private final RefreshTokenRepository refreshTokens;
    private final int batch;
    private final Clock clock;

    PurgeSessions(SessionRepository sessions, RefreshTokenRepository refreshTokens, AuthConfig config, Clock clock) {
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
        this.batch = config.purgeBatch();
        this.clock = clock;
    }

    @Scheduled(
            every = "{ticketing.auth.purge-interval}",
            delayed = "{ticketing.auth.purge-interval}",
            skipExecutionIf = UntilSchemaReady.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        return all(sessions::deleteEnded).chain(() -> all(refreshTokens::deleteExpired));
    }

    private Uni<Void> all(BiFunction<Instant, Integer, Uni<Integer>> delete) {
        Instant now = clock.instant();
        return Uni.createFrom()
                .deferred(() -> Panache.withTransaction(() -> delete.apply(now, batch)))
                .repeat()
                .whilst(deleted -> deleted == batch)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
