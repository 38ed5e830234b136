package io.ticketing.payments.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

import io.ticketing.payments.application.CompareBalance;
import io.ticketing.payments.persistence.Books;
import io.ticketing.payments.persistence.ReconciledUntil;
import io.ticketing.postgresql.UntilSchemaReady;

/// Keeps the ledger's account at the gateway up to date, and compares it.
@ApplicationScoped
class CompareBalances {

    /// If the first reading of a large account takes longer, two processes read it: nothing is posted
    /// twice.
    private static final Duration LEASE = Duration.ofMinutes(30);

    private final CompareBalance compareBalance;
    private final ReconciledUntil progress;
    private final Clock clock;

    CompareBalances(CompareBalance compareBalance, ReconciledUntil progress, Clock clock) {
        this.compareBalance = compareBalance;
        this.progress = progress;
        this.clock = clock;
    }

    @Scheduled(
            every = "5m",
            skipExecutionIf = UntilSchemaReady.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        var now = clock.instant();
        return progress.claim(Books.BALANCE, now, now.plus(LEASE))
                .chain(followed -> followed.isPresent()
                        ? look(followed.get(), now)
                        : Uni.createFrom().voidItem());
    }

    /// After a failure the next look begins where this one did.
    private Uni<Void> look(Instant followed, Instant now) {
        return compareBalance
                .since(followed)
                .replaceWith(now)
                .onFailure()
                .call(() -> progress.done(Books.BALANCE, followed, clock.instant()))
                .chain(until -> progress.done(Books.BALANCE, until, clock.instant()));
    }
}
