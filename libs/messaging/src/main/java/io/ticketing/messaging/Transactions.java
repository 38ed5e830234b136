package io.ticketing.messaging;

import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import org.hibernate.StaleStateException;

/// Runs a use case as one database transaction, and has its events relayed once it is committed.
///
/// A race lost to another transaction is run again a few times with fresh state, so the work must
/// read what it decides on inside. Within a running transaction the work simply joins it.
@ApplicationScoped
public class Transactions {

    private static final int RETRIES = 5;

    private final OutboxRelay relay;

    Transactions(OutboxRelay relay) {
        this.relay = relay;
    }

    /// Fails as the database did, with [OptimisticLockException] for one, when the race is lost
    /// every time.
    public <T> Uni<T> run(Supplier<Uni<T>> work) {
        return Panache.withTransaction(work)
                .onFailure(Transactions::isLostRace)
                .retry()
                .atMost(RETRIES)
                .invoke(relay::wake);
    }

    private static boolean isLostRace(Throwable failure) {
        return failure instanceof OptimisticLockException
                || failure instanceof StaleStateException
                || DatabaseFailure.isLostRace(failure);
    }
}
