package io.ticketing.payments.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import org.hibernate.LockMode;

import io.ticketing.payments.domain.Payment;

/// Payments by order, and those whose call to the gateway is due.
@ApplicationScoped
public class PaymentRepository implements PanacheRepositoryBase<Payment, UUID> {

    /// Literals, because with parameters PostgreSQL's generic plan can't use the partial index of
    /// active payments.
    private static final String LIVE = "status not in (VOIDED, FAILED)";

    private static final String DUE = "from Payment where dueAt <= :now order by dueAt";

    public Uni<Payment> lock(UUID paymentId) {
        return findById(paymentId, LockModeType.PESSIMISTIC_WRITE);
    }

    /// The one active payment of the order, locked.
    public Uni<Optional<Payment>> lockLive(UUID orderId) {
        return find("terms.orderId = ?1 and " + LIVE, orderId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .map(Optional::ofNullable);
    }

    /// The order's payments, newest first.
    public Uni<List<Payment>> ofOrder(UUID orderId, int limit) {
        return find("terms.orderId = ?1 order by createdAt desc", orderId)
                .range(0, limit - 1)
                .list();
    }

    /// The payment that the gateway knows by this id.
    public Uni<Optional<Payment>> ofIntent(String intentId) {
        return find("intentId", intentId).firstResult().map(Optional::ofNullable);
    }

    /// Payments that were authorised before that time, and still are.
    public Uni<List<UUID>> authorizedSince(Instant time, int limit) {
        return find(
                        "select id from Payment where status = AUTHORIZED and authorizedAt < ?1 order by authorizedAt",
                        time)
                .project(UUID.class)
                .range(0, limit - 1)
                .list();
    }

    /// Payments whose call to the gateway is due, locked. Those locked by another process are
    /// skipped.
    public Uni<List<Payment>> lockDue(Instant now, int limit) {
        return getSession()
                .chain(session -> session.createSelectionQuery(DUE, Payment.class)
                        .setParameter("now", now)
                        .setMaxResults(limit)
                        .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                        .getResultList());
    }
}
