package io.ticketing.auth.application;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import io.ticketing.auth.application.steps.Grant;
import io.ticketing.auth.application.steps.Sessions;
import io.ticketing.auth.domain.RefreshSecret;
import io.ticketing.auth.domain.RefreshToken;
import io.ticketing.auth.domain.Session;
import io.ticketing.auth.persistence.RefreshTokenRepository;
import io.ticketing.auth.persistence.SessionRepository;
import io.ticketing.auth.persistence.UserRepository;

/// Exchanges a refresh token for new tokens.
///
/// The answer may be lost, so a token may be repeated until the next one has been used, and gives
/// the same next one each time. A token that comes back after that was copied, and ends the session
/// for everyone who has it.
@ApplicationScoped
public class RefreshSession {

    /// The outcome of a refresh.
    public sealed interface Outcome {
        record Refreshed(Grant grant) implements Outcome {}

        record Refused() implements Outcome {}
    }

    private static final Outcome REFUSED = new Outcome.Refused();

    private final RefreshTokenRepository refreshTokens;
    private final SessionRepository sessionRepository;
    private final UserRepository users;
    private final Sessions sessions;
    private final Clock clock;

    RefreshSession(
            RefreshTokenRepository refreshTokens,
            SessionRepository sessionRepository,
            UserRepository users,
            Sessions sessions,
            Clock clock) {
        this.refreshTokens = refreshTokens;
        this.sessionRepository = sessionRepository;
        this.users = users;
        this.sessions = sessions;
        this.clock = clock;
    }

    public Uni<Outcome> refresh(RefreshSecret secret) {
        return Panache.withTransaction(() -> refreshTokens
                .findAndLock(secret)
                .chain(token -> token == null ? Uni.createFrom().item(REFUSED) : use(token, secret)));
    }

    /// The session's row is locked too: a sign-out, or the use of the next token, comes before or
    /// after this, not in between.
    private Uni<Outcome> use(RefreshToken token, RefreshSecret secret) {
        return sessionRepository
                .findById(token.sessionId(), LockModeType.PESSIMISTIC_WRITE)
                .chain(session -> use(token, secret, session));
    }

    private Uni<Outcome> use(RefreshToken token, RefreshSecret secret, Session session) {
        Instant now = clock.instant();
        if (token.isExpired(now) || !session.isActive(now)) {
            return Uni.createFrom().item(REFUSED);
        }
        return token.isUsed() ? repeat(token, secret, session) : change(token, secret, session);
    }

    private Uni<Outcome> change(RefreshToken token, RefreshSecret secret, Session session) {
        RefreshSecret next = RefreshSecret.random();
        token.changeFor(next, secret, clock.instant());
        return users.findById(session.userId())
                .chain(user -> sessions.prolong(user, session, next))
                .map(Outcome.Refreshed::new);
    }

    private Uni<Outcome> repeat(RefreshToken token, RefreshSecret secret, Session session) {
        return token.successor(secret)
                .map(next -> refreshTokens.findById(next.hash()).chain(successor -> repeat(session, next, successor)))
                .orElseGet(() -> end(session));
    }

    private Uni<Outcome> repeat(Session session, RefreshSecret next, @Nullable RefreshToken successor) {
        return successor == null || successor.isUsed() ? end(session) : again(session, next, successor);
    }

    private Uni<Outcome> again(Session session, RefreshSecret next, RefreshToken successor) {
        return users.findById(session.userId())
                .map(user -> sessions.again(user, session, next, successor.expiresAt()))
                .map(Outcome.Refreshed::new);
    }

    private Uni<Outcome> end(Session session) {
        Log.warnf("Session %s ends: an old refresh token was used again", session.id());
        session.revoke(clock.instant());
        return Uni.createFrom().item(REFUSED);
    }
}
