package io.ticketing.auth.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

import io.ticketing.auth.AuthConfig;
import io.ticketing.auth.domain.RefreshSecret;
import io.ticketing.auth.domain.RefreshToken;
import io.ticketing.auth.domain.Session;
import io.ticketing.auth.persistence.RefreshTokenRepository;
import io.ticketing.auth.persistence.SessionRepository;
import io.ticketing.auth.persistence.UserRepository;

/// Changes a refresh token for new tokens; one that comes back later ends the session for
/// everybody.
@ApplicationScoped
public class RefreshSession {

    /// How a refresh ends.
    public sealed interface Outcome {
        record Refreshed(Grant grant) implements Outcome {}

        record Refused() implements Outcome {}
    }

    private static final Outcome REFUSED = new Outcome.Refused();

    private final RefreshTokenRepository refreshTokens;
    private final SessionRepository sessionRepository;
    private final UserRepository users;
    private final Sessions sessions;
    private final Duration leeway;
    private final Clock clock;

    RefreshSession(
            RefreshTokenRepository refreshTokens,
            SessionRepository sessionRepository,
            UserRepository users,
            Sessions sessions,
            AuthConfig config,
            Clock clock) {
        this.refreshTokens = refreshTokens;
        this.sessionRepository = sessionRepository;
        this.users = users;
        this.sessions = sessions;
        this.leeway = config.refreshLeeway();
        this.clock = clock;
    }

    public Uni<Outcome> refresh(RefreshSecret secret) {
        return Panache.withTransaction(
                () ->
                        refreshTokens
                                .findAndLock(secret)
                                .onItem()
                                .ifNotNull()
                                .transformToUni(this::use)
                                .onItem()
                                .ifNull()
                                .continueWith(REFUSED));
    }

    /// The session's row is locked too: a sign-out at the same time comes before or after, not
    /// between.
    private Uni<Outcome> use(RefreshToken token) {
        return sessionRepository
                .findById(token.sessionId(), LockModeType.PESSIMISTIC_WRITE)
                .chain(session -> use(token, session, clock.instant()));
    }

    private Uni<Outcome> use(RefreshToken token, Session session, Instant now) {
        return switch (token.use(now, leeway)) {
            case EXPIRED -> Uni.createFrom().item(REFUSED);
            case STOLEN -> {
                Log.warnf("Session %s ends: a refresh token of it was used twice", session.id());
                session.revoke(now);
                yield Uni.createFrom().item(REFUSED);
            }
            case ACCEPTED ->
                    session.isActive(now) ? prolong(session) : Uni.createFrom().item(REFUSED);
        };
    }

    private Uni<Outcome> prolong(Session session) {
        return users.findById(session.userId())
                .chain(user -> sessions.prolong(user, session))
                .map(Outcome.Refreshed::new);
    }
}
