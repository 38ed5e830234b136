package io.ticketing.kafka;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/// Tries again without end while the infrastructure is down. The log tells of it once for all
/// records that wait at the same time, and once when none waits any more.
final class Waiting {

    private static final double JITTER = 0.2;

    private final Attempts attempts;
    private final EventsConfig.Retry retry;
    private final AtomicInteger waiting = new AtomicInteger();

    Waiting(Logger log, String what, EventsConfig.Retry retry) {
        this.attempts = new Attempts(log, what);
        this.retry = retry;
    }

    /// @param passes failures that are over some day; others are the caller's
    Uni<Void> untilDone(Uni<Void> attempt, Predicate<Throwable> passes) {
        return Uni.createFrom().deferred(() -> untilDone(attempt, passes, new AtomicBoolean()));
    }

    private Uni<Void> untilDone(Uni<Void> attempt, Predicate<Throwable> passes, AtomicBoolean waits) {
        return attempt.onFailure(passes)
                .invoke(failure -> begin(waits, failure))
                .onFailure(passes)
                .retry()
                .withBackOff(retry.initial(), retry.longest())
                .withJitter(JITTER)
                .indefinitely()
                .onItemOrFailure()
                .invoke(() -> end(waits));
    }

    private void begin(AtomicBoolean waits, Throwable failure) {
        if (waits.compareAndSet(false, true)) {
            waiting.incrementAndGet();
        }
        attempts.failed(failure);
    }

    private void end(AtomicBoolean waits) {
        if (waits.get() && waiting.decrementAndGet() == 0) {
            attempts.succeeded();
        }
    }
}
