package io.ticketing.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.ticketing.database.SchemaReady;

/// Remembers consumed events, each in the transaction of its effect.
///
/// Source: Idempotent consumer,
/// <https://microservices.io/patterns/communication-style/idempotent-consumer.html>
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final Duration BETWEEN_PURGES = Duration.ofMinutes(30);

    private final Pool pool;
    private final Vertx vertx;
    private final Duration retention;
    private final Clock clock = Clock.systemUTC();
    private long timer;

    Inbox(
            Pool pool,
            Vertx vertx,
            @ConfigProperty(name = "ticketing.inbox.retention") Duration retention) {
        this.pool = pool;
        this.vertx = vertx;
        this.retention = retention;
    }

    /// Whether the event is new; it is then remembered when the running transaction commits.
    /// Of two transactions with one event the second waits for the first.
    public Uni<Boolean> isNew(UUID eventId) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(
                                                "insert into inbox (event_id) values (?1) on conflict do nothing")
                                        .setParameter(1, eventId)
                                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    void start(@Observes SchemaReady event) {
        timer = vertx.setPeriodic(BETWEEN_PURGES.toMillis(), _ -> purge());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void purge() {
        OffsetDateTime limit = OffsetDateTime.now(clock).minus(retention);
        pool.preparedQuery("delete from inbox where received_at < $1")
                .execute(Tuple.of(limit))
                .subscribe()
                .with(
                        rows -> LOG.debugf("Forgot %d consumed events", rows.rowCount()),
                        e -> LOG.warnf("The inbox could not be purged: %s", e));
    }
}
