package io.ticketing.payments.persistence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import org.hibernate.LockMode;

import io.ticketing.payments.domain.Dispute;

/// Disputes by payment, and those that are due for a look. Code that changes one locks its payment
/// first.
@ApplicationScoped
public class DisputeRepository implements PanacheRepositoryBase<Dispute, String> {

    private static final String DUE = "from Dispute where dueAt <= :now order by dueAt";

    /// Newest first.
    public Uni<List<Dispute>> ofPayments(List<UUID> paymentIds) {
        return list("paymentId in ?1 order by openedAt desc, id desc", paymentIds);
    }

    /// Disputes that are due, locked. Those locked by another process are skipped.
    public Uni<List<Dispute>> lockDue(Instant now, int limit) {
        return getSession()
                .chain(session -> session.createSelectionQuery(DUE, Dispute.class)
                        .setParameter("now", now)
                        .setMaxResults(limit)
                        .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                        .getResultList());
    }
}
