package io.ticketing.expiration;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

/// Tells operators how many reservations wait, and how many are due and not announced yet.
@ApplicationScoped
class DeadlineMetrics {

    private static final Logger LOG = Logger.getLogger(DeadlineMetrics.class);
    private static final long MILLIS_BETWEEN_LOOKS = 5000;

    private final DeadlineStore store;
    private final Clock clock;
    private final AtomicLong waiting;
    private final AtomicLong due;

    DeadlineMetrics(DeadlineStore store, Clock clock, MeterRegistry registry) {
        this.store = store;
        this.clock = clock;
        this.waiting = registry.gauge("ticketing.deadlines.waiting", new AtomicLong());
        this.due = registry.gauge("ticketing.deadlines.due", new AtomicLong());
    }

    void start(@Observes StartupEvent event, Vertx vertx) {
        vertx.setPeriodic(MILLIS_BETWEEN_LOOKS, _ -> look());
    }

    private void look() {
        Uni.combine()
                .all()
                .unis(store.waiting(), store.dueBy(clock.instant()))
                .asTuple()
                .subscribe()
                .with(
                        counts -> {
                            waiting.set(counts.getItem1());
                            due.set(counts.getItem2());
                        },
                        failure -> LOG.debugf("No metrics from Redis: %s", failure));
    }
}
