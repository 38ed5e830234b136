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

    /// As in the partial index of what has no credit note.
    private static final String WITHOUT_CREDIT_NOTE = """
            select r.id, r.paymentId from Refund r join Payment p on p.id = r.paymentId
            where p.sellerTerms.sellerId = ?1 and r.status in (REFUNDED, SENT_BACK) and not r.credited
            order by r.createdAt, r.id""";

    /// A refund that has no credit note.
    public record Uncredited(UUID id, UUID paymentId) {}

    /// Refunds of a seller's sales that have no credit note, oldest first. Only what they are called: to
    /// lock a refund that was read before would not read it again.
    public Uni<List<Uncredited>> withoutCreditNote(UUID sellerId, int limit) {
        return find(WITHOUT_CREDIT_NOTE, sellerId)
                .project(Uncredited.class)
                .range(0, limit - 1)
                .list();
    }

    /// These refunds, locked, oldest first.
    public Uni<List<Refund>> lock(List<UUID> refundIds) {
        return find("id in ?1 order by createdAt, id", refundIds)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

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
