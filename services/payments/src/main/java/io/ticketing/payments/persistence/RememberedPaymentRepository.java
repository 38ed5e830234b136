package io.ticketing.payments.persistence;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.ticketing.idempotency.IdempotencyKey;

/// Which requests were answered, and how, by idempotency key.
@ApplicationScoped
public class RememberedPaymentRepository implements PanacheRepositoryBase<RememberedPayment, IdempotencyKey> {

    private final Pool pool;

    RememberedPaymentRepository(Pool pool) {
        this.pool = pool;
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
}
