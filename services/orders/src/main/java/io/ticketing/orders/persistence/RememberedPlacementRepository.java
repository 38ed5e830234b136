package io.ticketing.orders.persistence;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.ticketing.postgresql.OldRows;

/// Which requests were answered, and how, by idempotency key.
@ApplicationScoped
public class RememberedPlacementRepository implements PanacheRepositoryBase<RememberedPlacement, IdempotencyKey> {

    private static final OldRows OLD = new OldRows("idempotency_keys", "created_at");

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
