package io.ticketing.auth.application;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import io.ticketing.auth.domain.RefreshSecret;
import io.ticketing.auth.domain.RefreshToken;
import io.ticketing.auth.persistence.RefreshTokenRepository;
import io.ticketing.auth.persistence.SessionRepository;

/// Ends a session, given its id or one of its refresh tokens.
@ApplicationScoped
public class SignOut {

    private final SessionRepository sessions;
    private final RefreshTokenRepository refreshTokens;
    private final Clock clock;

    SignOut(SessionRepository sessions, RefreshTokenRepository refreshTokens, Clock clock) {
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
        this.clock = clock;
    }

    public Uni<Void> signOut(UUID sessionId) {
        return Panache.withTransaction(() -> revoke(sessionId));
    }

    public Uni<Void> signOut(RefreshSecret secret) {
        return Panache.withTransaction(() -> refreshTokens
                .findById(secret.hash())
                .onItem()
                .ifNotNull()
                .transform(RefreshToken::sessionId)
                .onItem()
                .ifNotNull()
                .transformToUni(this::revoke));
    }

    private Uni<Void> revoke(UUID sessionId) {
        return sessions.findById(sessionId, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNotNull()
                .invoke(session -> session.revoke(clock.instant()))
                .replaceWithVoid();
    }
}
