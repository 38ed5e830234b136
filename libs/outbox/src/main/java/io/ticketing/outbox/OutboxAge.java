package io.ticketing.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import org.jspecify.annotations.Nullable;

/// Tells operators how long the oldest event of the outbox has waited.
///
/// It remembers what the relay saw last, so that nothing else asks the database, and the age keeps
/// growing while the database or the brokers are down.
@ApplicationScoped
class OutboxAge {

    private static final double MILLIS = 1000;

    private final Clock clock;
    private volatile @Nullable Instant oldest;

    OutboxAge(Clock clock) {
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, MeterRegistry metrics) {
        Gauge.builder("ticketing.outbox.oldest", this, OutboxAge::seconds)
                .baseUnit("seconds")
                .description("How long the oldest event of the outbox has waited")
                .register(metrics);
    }

    void seen(Instant savedAt) {
        oldest = savedAt;
    }

    void seenEmpty() {
        oldest = null;
    }

    /// Clocks of other replicas may be ahead of this one.
    private double seconds() {
        Instant savedAt = oldest;
        return savedAt == null
                ? 0
                : Math.max(0, Duration.between(savedAt, clock.instant()).toMillis() / MILLIS);
    }
}
