package io.ticketing.payments.persistence;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.hibernate.LockMode;

import io.ticketing.payments.domain.ReceiptSequence;

/// The numbers of each seller's receipts. Code that issues receipts locks them first and payments
/// second, so there is no deadlock.
@ApplicationScoped
public class ReceiptSequenceRepository implements PanacheRepositoryBase<ReceiptSequence, UUID> {

    private final Pool pool;

    ReceiptSequenceRepository(Pool pool) {
        this.pool = pool;
    }

    /// Begins a seller's numbers, if that was not done. It is a transaction of its own, and needs no
    /// session.
    public Uni<Void> open(UUID sellerId) {
        return pool.preparedQuery("insert into receipt_sequences (seller_id) values ($1) on conflict do nothing")
                .execute(Tuple.of(sellerId))
                .replaceWithVoid();
    }

    /// A seller's numbers, locked; empty while another process issues this seller's receipts.
    public Uni<Optional<ReceiptSequence>> lockFree(UUID sellerId) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "from ReceiptSequence where sellerId = :seller", ReceiptSequence.class)
                        .setParameter("seller", sellerId)
                        .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                        .getResultList())
                .map(found -> found.stream().findFirst());
    }
}
