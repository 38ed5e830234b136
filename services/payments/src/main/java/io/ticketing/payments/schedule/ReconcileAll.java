package io.ticketing.payments.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

import io.ticketing.payments.application.Reconcile;
import io.ticketing.payments.persistence.Books;
import io.ticketing.payments.persistence.ReconciledUntil;
import io.ticketing.postgresql.UntilSchemaReady;

/// Compares every payment with the gateway once, when it should be at rest.
@ApplicationScoped
class ReconcileAll {

    /// How old a payment is by then: older than any hold, so that most have ended.
    private static final Duration AGE = Duration.ofMinutes(30);

    /// The most that is compared in one go.
    private static final Duration SPAN = Duration.ofHours(1);

    private static final Duration LEASE = Duration.ofMinutes(30);

    private final Reconcile reconcile;
    private final ReconciledUntil progress;
    private final Clock clock;

    ReconcileAll(Reconcile reconcile, ReconciledUntil progress, Clock clock) {
        this.reconcile = reconcile;
        this.progress = progress;
        this.clock = clock;
    }

    @Scheduled(
            every = "5m",
            skipExecutionIf = UntilSchemaReady.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        var now = clock.instant();
        return progress.claim(Books.PAYMENTS, now, now.plus(LEASE))
                .chain(from -> from.isPresent()
                        ? look(from.get(), now)
                        : Uni.createFrom().voidItem());
    }

    /// A failure leaves the lease to end: then another process tries again.
    private Uni<Void> look(Instant from, Instant now) {
        var latest = now.minus(AGE);
        var until = latest.isBefore(from.plus(SPAN)) ? latest : from.plus(SPAN);
        return until.isAfter(from)
                ? reconcile.between(from, until).chain(() -> progress.done(Books.PAYMENTS, until, clock.instant()))
                : progress.done(Books.PAYMENTS, from, clock.instant());
    }
}
