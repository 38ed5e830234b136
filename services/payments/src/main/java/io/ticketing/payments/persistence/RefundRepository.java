package io.ticketing.payments.persistence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import org.hibernate.LockMode;

import io.ticketing.payments.domain.Refund;

/// Refunds by payment, and those whose call to the gateway is due. Code that changes a refund locks
/// its payment first.
@ApplicationScoped
public class RefundRepository implements PanacheRepositoryBase<Refund, UUID> {

    private static final int MOST = 1_000;

    private static final String DUE = "from Refund where dueAt <= :now order by dueAt";

    public Uni<Refund> lock(UUID refundId) {
        return findById(refundId, LockModeType.PESSIMISTIC_WRITE);
    }

    /// The payment's refunds, newest first. Older ones than these have failed: the others take tickets.
    public Uni<List<Refund>> ofPayment(UUID paymentId) {
        return find("paymentId = ?1 order by createdAt desc, id desc", paymentId)
                .range(0, MOST - 1)
                .list();
    }

    /// Refunds whose call to the gateway is due, locked. Those locked by another process are
    /// skipped.
    public Uni<List<Refund>> lockDue(Instant now, int limit) {
        return getSession()
                .chain(session -> session.createSelectionQuery(DUE, Refund.class)
                        .setParameter("now", now)
                        .setMaxResults(limit)
                        .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                        .getResultList());
    }
}
