package io.ticketing.auth.persistence;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.ticketing.auth.domain.RefreshSecret;
import io.ticketing.auth.domain.RefreshToken;

/// Refresh tokens, including used ones: one that comes back is a repeat, or stolen.
@ApplicationScoped
public class RefreshTokenRepository implements PanacheRepositoryBase<RefreshToken, String> {

    public Uni<RefreshToken> findAndLock(RefreshSecret secret) {
        return findById(secret.hash(), LockModeType.PESSIMISTIC_WRITE);
    }

    /// Deletes up to that many; several processes may do so at once.
    public Uni<Integer> deleteExpired(Instant now, int limit) {
        return getSession()
                .chain(
                        session ->
                                session.createNativeQuery(
                                                """
                                                delete from refresh_tokens where ctid = any(array(
                                                    select ctid from refresh_tokens
                                                    where expires_at < :now
                                                    order by expires_at
                                                    limit :limit
                                                    for update skip locked))
                                                """)
                                        .setParameter("now", now)
                                        .setParameter("limit", limit)
                                        .executeUpdate());
    }
}
