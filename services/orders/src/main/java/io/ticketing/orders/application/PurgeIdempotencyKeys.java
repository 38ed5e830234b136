package io.ticketing.orders.application;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

import io.ticketing.orders.OrdersConfig;
import io.ticketing.orders.persistence.RememberedPlacementRepository;
import io.ticketing.outbox.Transactions;
import io.ticketing.postgresql.UntilSchemaReady;

/// Deletes answers that are too old to be asked for again. Every replica may do so: rows that
/// another one has locked are skipped.
@ApplicationScoped
class PurgeIdempotencyKeys {

    private final Transactions transactions;
    private final RememberedPlacementRepository remembered;
    private final Clock clock;
    private final OrdersConfig.IdempotencyKeys config;

    PurgeIdempotencyKeys(
            Transactions transactions, RememberedPlacementRepository remembered, Clock clock, OrdersConfig config) {
        this.transactions = transactions;
        this.remembered = remembered;
        this.clock = clock;
        this.config = config.idempotencyKeys();
    }

    @Scheduled(
            every = "${ticketing.orders.idempotency-keys.purge-every}",
            skipExecutionIf = UntilSchemaReady.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        return Uni.createFrom()
                .deferred(this::purgeBatch)
                .repeat()
                .whilst(purged -> purged == config.purgeBatch())
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Integer> purgeBatch() {
        var before = clock.instant().minus(config.keep());
        return transactions.run(() -> remembered.forget(before, config.purgeBatch()));
    }
}
