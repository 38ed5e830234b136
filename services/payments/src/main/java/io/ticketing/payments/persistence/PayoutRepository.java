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

import io.ticketing.payments.domain.Payout;

/// Payouts by seller, and those whose call to the gateway is due.
@ApplicationScoped
public class PayoutRepository implements PanacheRepositoryBase<Payout, UUID> {

    private static final String OF_SELLER = "sellerId = ?1";

    private static final String DUE = "from Payout where dueAt <= :now order by dueAt";

    public Uni<Payout> lock(UUID payoutId) {
        return findById(payoutId, LockModeType.PESSIMISTIC_WRITE);
    }

    /// The currencies in which the seller has a payout that is under way.
    public Uni<List<String>> pendingCurrencies(UUID sellerId) {
        return find("select currency from Payout where sellerId = ?1 and status = PENDING", sellerId)
                .project(String.class)
                .list();
    }

    /// The seller's payouts, newest first, after the given one.
    public Uni<List<Payout>> ofSeller(UUID sellerId, Optional<UUID> after, int limit) {
        var newestFirst = after.map(id -> find(OF_SELLER + " and id < ?2 order by id desc", sellerId, id))
                .orElseGet(() -> find(OF_SELLER + " order by id desc", sellerId));
        return newestFirst.range(0, limit - 1).list();
    }

    /// Payouts whose call to the gateway is due, locked. Those locked by another process are skipped.
    public Uni<List<Payout>> lockDue(Instant now, int limit) {
        return getSession()
                .chain(session -> session.createSelectionQuery(DUE, Payout.class)
                        .setParameter("now", now)
                        .setMaxResults(limit)
                        .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                        .getResultList());
    }
}
