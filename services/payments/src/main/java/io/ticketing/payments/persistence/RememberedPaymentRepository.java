package io.ticketing.payments.persistence;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.ticketing.postgresql.OldRows;

/// Which requests were answered, and how, by idempotency key.
@ApplicationScoped
public class RememberedPaymentRepository implements PanacheRepositoryBase<RememberedPayment, IdempotencyKey> {

    private static final OldRows OLD = new OldRows("idempotency_keys", "created_at");

    private final Pool pool;

    protected RememberedPaymentRepository(Pool pool) {
        this.pool = pool;
    }

    /// True for the first caller. A concurrent second one waits here until the first is done.
    public Uni<Boolean> claim(IdempotencyKey key, String requestHash, Instant now) {
        return getSession()
                .chain(session -> session.createNativeQuery("""
                                                insert into idempotency_keys
                                                    (user_id, key, request_hash, created_at)
                                                values (:user, :key, :hash, :now)
                                                on conflict do nothing
                                                """)
                        .setParameter("user", key.userId())
                        .setParameter("key", key.key())
                        .setParameter("hash", requestHash)
                        .setParameter("now", now)
                        .executeUpdate())
                .map(inserted -> inserted == 1);
    }

    /// The request that began the payment; null if it came without a key.
    public Uni<RememberedPayment> ofPayment(UUID paymentId) {
        return find("payment.id", paymentId).firstResult();
    }

    /// Whether the request that began the payment has its answer or is no longer known. Needs no
    /// session, so any caller may ask at any time.
    public Uni<Boolean> isAnswered(UUID paymentId) {
        return pool.preparedQuery("select 1 from idempotency_keys where payment_id = $1 and outcome is null")
                .execute(Tuple.of(paymentId))
                .map(open -> open.size() == 0);
    }

    /// Frees the key under which the payment was begun.
    public Uni<Void> forgetKeyOf(UUID paymentId) {
        return delete("payment.id", paymentId).replaceWithVoid();
    }

    /// Frees the key.
    ///
    /// This is a statement of its own: Hibernate Reactive's delete of an entity keeps its progress
    /// in a place that all sessions share, so two concurrent deletes break each other.
    public Uni<Void> forget(IdempotencyKey key) {
        return delete("id", key).replaceWithVoid();
    }

    /// Deletes answers given before that time, up to a limit. Several processes may do so at once.
    public Uni<Integer> forget(Instant before, int limit) {
        return OLD.delete(before, limit);
    }
}
