package io.ticketing.auth.persistence;

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
}
