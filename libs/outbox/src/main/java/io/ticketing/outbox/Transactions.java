package io.ticketing.outbox;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;

import io.quarkus.hibernate.orm.runtime.PersistenceUnitUtil;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.runtime.SessionOperations;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.hibernate.StaleStateException;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.jboss.logging.Logger;

import io.ticketing.deadline.Deadline;
import io.ticketing.deadline.TooLateException;

/// Runs a use case as one database transaction, and has its events relayed after the commit.
///
/// If it loses a race to another transaction, it runs again a few times with fresh state. So the
/// work must read everything it decides on inside. Within a running transaction the work simply
/// joins it; then the outermost work runs again, because the database has undone all of it.
@ApplicationScoped
public class Transactions {

    private static final Logger LOG = Logger.getLogger(Transactions.class);

    private static final int RETRIES = 5;

    /// A little less than the `statement_timeout` that `libs/postgresql` sets.
    private static final Duration NEAR_THE_LIMIT_OF_SESSIONS = Duration.ofSeconds(19);

    private final OutboxRelay relay;

    Transactions(OutboxRelay relay) {
        this.relay = relay;
    }

    /// Fails like the database if the race is lost every time, for example with
    /// [OptimisticLockException]. Fails with [TooLateException], and writes nothing, if the
    /// caller's [Deadline] does not leave enough time.
    public <T> Uni<T> run(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> isRunning() ? attempt(work) : outermost(work));
    }

    /// Works on each of what a query finds, one after another. The query's session ends before. An
    /// item that fails is left for the next time, and does not stop the others.
    public static <T> Uni<Void> forEach(Supplier<Uni<List<T>>> query, Function<T, Uni<Void>> work) {
        return Panache.withSession(query)
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(item -> orLater(item, work))
                .collect()
                .last();
    }

    private static <T> Uni<Void> orLater(T item, Function<T, Uni<Void>> work) {
        return Uni.createFrom()
                .deferred(() -> work.apply(item))
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "Left for the next time: %s", item))
                .onFailure()
                .recoverWithNull();
    }

    private <T> Uni<T> outermost(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> attempt(work))
                .onFailure(Transactions::isLostRace)
                .retry()
                .atMost(RETRIES)
                .invoke(this::wakeRelay);
    }

    private void wakeRelay() {
        if (Outbox.takeAdded()) {
            relay.wake();
        }
    }

    private static <T> Uni<T> attempt(Supplier<Uni<T>> work) {
        return Deadline.current()
                .map(deadline -> inTime(deadline, work))
                .orElseGet(() -> Panache.withTransaction(work));
    }

    private static <T> Uni<T> inTime(Deadline deadline, Supplier<Uni<T>> work) {
        return deadline.decideInTime(decide -> Panache.withTransaction(() -> inTime(deadline, work, decide)));
    }

    /// Nothing else is written after the flush, so that only the commit follows the decision.
    private static <T> Uni<T> inTime(Deadline deadline, Supplier<Uni<T>> work, Runnable decide) {
        return Panache.getSession()
                .invoke(session -> limit(session, deadline))
                .chain(work::get)
                .call(() -> Panache.flush())
                .invoke(decide);
    }

    /// Makes the server stop statements that no caller waits for. It is not sent if the session's own
    /// limit is as good.
    ///
    /// Its answer is not awaited, because the connection keeps the order of statements. A query of
    /// the session would cost a round trip, and there is no public way to its connection.
    private static void limit(Mutiny.Session session, Deadline deadline) {
        if (deadline.isOver()) {
            throw new TooLateException();
        }
        var left = deadline.left();
        if (left.compareTo(NEAR_THE_LIMIT_OF_SESSIONS) < 0) {
            ((MutinySessionImpl) session)
                    .getReactiveConnection()
                    .executeUnprepared("set local statement_timeout = " + Math.max(1, left.toMillis()));
        }
    }

    private static boolean isRunning() {
        var session = SessionOperations.getCurrentSession(PersistenceUnitUtil.DEFAULT_PERSISTENCE_UNIT_NAME);
        return session != null && session.currentTransaction() != null;
    }

    private static boolean isLostRace(Throwable failure) {
        return failure instanceof OptimisticLockException
                || failure instanceof StaleStateException
                || DatabaseFailure.isLostRace(failure);
    }
}
