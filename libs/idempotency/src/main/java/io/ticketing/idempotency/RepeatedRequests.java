package io.ticketing.idempotency;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/// Answers a repeated request under the same idempotency key as it answered the first one.
///
/// It works in the running transaction, so that key, answer and effect are saved together or not at
/// all. A service says which answers it remembers, and how.
///
/// @param <R> the service's row
/// @param <A> the service's answer
public abstract class RepeatedRequests<R extends RememberedRequest, A> {

    private final Class<R> type;
    private final Clock clock;

    protected RepeatedRequests(Class<R> type, Clock clock) {
        this.type = type;
        this.clock = clock;
    }

    /// Writes an answer for later. If it returns false, the request is forgotten, and may be sent
    /// again like a first one.
    protected abstract boolean write(R request, A answer);

    protected abstract A read(R request);

    /// The answer to another request under the same key.
    protected abstract A keyReused();

    /// A concurrent second request waits here until the first one's transaction ends.
    ///
    /// @param key without one, each request is a first one
    /// @param meaning equal for requests that ask for the same, however they are written
    public Uni<A> once(UUID userId, Optional<String> key, String meaning, Supplier<Uni<A>> first) {
        return key.map(it -> KeyedRequest.of(userId, it, meaning))
                .map(request -> once(request.key(), request.hash(), first))
                .orElseGet(first);
    }

    private Uni<A> once(IdempotencyKey key, String hash, Supplier<Uni<A>> first) {
        return claim(key, hash)
                .chain(isFirst -> isFirst ? first.get().call(answer -> remember(key, answer)) : repeat(key, hash))
                // Deleted between the two statements: now this is a first request again.
                .onItem()
                .ifNull()
                .switchTo(() -> once(key, hash, first));
    }

    private Uni<Void> remember(IdempotencyKey key, A answer) {
        return find(key)
                .chain(request -> write(request, answer) ? Uni.createFrom().voidItem() : forget(key));
    }

    private Uni<A> repeat(IdempotencyKey key, String hash) {
        return find(key).onItem().ifNotNull().transform(earlier -> earlier.isOf(hash) ? read(earlier) : keyReused());
    }

    /// True for the first caller.
    Uni<Boolean> claim(IdempotencyKey key, String hash) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("""
                                insert into idempotency_keys (user_id, key, request_hash, created_at)
                                values (:user, :key, :hash, :now)
                                on conflict do nothing
                                """)
                        .setParameter("user", key.userId())
                        .setParameter("key", key.key())
                        .setParameter("hash", hash)
                        .setParameter("now", clock.instant())
                        .executeUpdate())
                .map(inserted -> inserted == 1);
    }

    Uni<R> find(IdempotencyKey key) {
        return Panache.getSession().chain(session -> session.find(type, key));
    }

    /// This is a statement of its own: Hibernate Reactive's delete of an entity keeps its progress
    /// in a place that all sessions share, so two concurrent deletes break each other.
    private Uni<Void> forget(IdempotencyKey key) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "delete from idempotency_keys where user_id = :user and key = :key")
                        .setParameter("user", key.userId())
                        .setParameter("key", key.key())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
