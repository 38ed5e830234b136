package io.ticketing.auth.persistence;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.ticketing.auth.domain.RefreshSecret;
import io.ticketing.auth.domain.RefreshToken;
import io.ticketing.postgresql.OldRows;

/// Refresh tokens, including used ones: one that comes back is a repeat, or stolen.
@ApplicationScoped
public class RefreshTokenRepository implements PanacheRepositoryBase<RefreshToken, String> {

    private static final OldRows EXPIRED = new OldRows("refresh_tokens", "expires_at");

    public Uni<RefreshToken> findAndLock(RefreshSecret secret) {
        return findById(secret.hash(), LockModeType.PESSIMISTIC_WRITE);
    }

    /// Deletes up to that many; several processes may do so at once.
    public Uni<Integer> deleteExpired(Instant now, int limit) {
        return EXPIRED.delete(now, limit);
    }
}
