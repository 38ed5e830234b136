package io.ticketing.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import org.jboss.logging.Logger;

import io.ticketing.kafka.EventLifetime;
import io.ticketing.postgresql.OldRows;
import io.ticketing.postgresql.SchemaReady;

/// Remembers consumed events, each in the transaction of its effect, for as long as Kafka may
/// deliver them again.
///
/// Source: Idempotent consumer,
/// <https://microservices.io/patterns/communication-style/idempotent-consumer.html>
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final OldRows OLD = new OldRows("inbox", "received_at");
    private static final Duration BETWEEN_PURGES = Duration.ofMinutes(30);

    private final Pool pool;
    private final Vertx vertx;
    private final EventLifetime lifetime;
    private final Duration retention;
    private final Clock clock;
    private long timer;

    Inbox(Pool pool, Vertx vertx, EventLifetime lifetime, Clock clock, InboxConfig config) {
        this.pool = pool;
        this.vertx = vertx;
        this.lifetime = lifetime;
        this.clock = clock;
        this.retention = config.retention();
    }

    /// Whether the event is new; it is then remembered when the running transaction commits. If two
    /// transactions have the same event, the second waits for the first.
    public Uni<Boolean> isNew(UUID eventId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "insert into inbox (event_id) values (?1) on conflict do nothing")
                        .setParameter(1, eventId)
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    void start(@Observes SchemaReady event) {
        purgeNow();
        timer = vertx.setPeriodic(BETWEEN_PURGES.toMillis(), _ -> purgeNow());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void purgeNow() {
        purge().subscribe()
                .with(
                        rows -> LOG.debugf("Forgot %d consumed events", rows),
                        e -> LOG.warnf("The inbox could not be purged: %s", e));
    }

    /// Deletes old events in batches; replicas may do so at the same time. Returns how many.
    Uni<Long> purge() {
        return lifetime.longest().map(this::oldestToKeep).chain(limit -> OLD.purge(pool, limit));
    }

    private Instant oldestToKeep(Duration inKafka) {
        if (inKafka.compareTo(retention) > 0) {
            LOG.warnf(
                    "Topics keep events for up to %d h, longer than ticketing.inbox.retention, %d"
                            + " h: the inbox keeps them as long. Usually segment.ms of a topic is too"
                            + " long",
                    inKafka.toHours(), retention.toHours());
        }
        return clock.instant().minus(longer(inKafka, retention));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
