package io.ticketing.auth.application.steps;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.smallrye.mutiny.Uni;

import io.ticketing.auth.AuthConfig;
import io.ticketing.auth.attempts.Network;
import io.ticketing.auth.domain.RefreshSecret;
import io.ticketing.auth.domain.RefreshToken;
import io.ticketing.auth.domain.Session;
import io.ticketing.auth.domain.User;
import io.ticketing.auth.persistence.RefreshTokenRepository;
import io.ticketing.auth.persistence.SessionRepository;
import io.ticketing.auth.tokens.AccessTokens;
import io.ticketing.auth.tokens.Devices;

/// Opens and extends sessions, within the transaction of a use case.
@ApplicationScoped
public class Sessions {

    private final SessionRepository sessions;
    private final RefreshTokenRepository refreshTokens;
    private final AccessTokens accessTokens;
    private final Devices devices;
    private final Duration lifespan;
    private final Clock clock;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    Sessions(
            SessionRepository sessions,
            RefreshTokenRepository refreshTokens,
            AccessTokens accessTokens,
            Devices devices,
            AuthConfig config,
            Clock clock) {
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.devices = devices;
        this.lifespan = config.refreshTokenLifespan();
        this.clock = clock;
    }

    public Uni<Grant> open(User user, Network network) {
        Instant now = clock.instant();
        Session session = new Session(ids.generate(), user.id(), network.name(), now, now.plus(lifespan));
        return sessions.persist(session)
                .chain(() -> save(RefreshSecret.random(), session))
                .map(secret -> grant(user, session, secret, lifespan))
                .map(grant -> grant.marking(devices.mark(user.email())));
    }

    public Uni<Grant> prolong(User user, Session session, RefreshSecret next) {
        session.prolong(clock.instant().plus(lifespan));
        return save(next, session).map(secret -> grant(user, session, secret, lifespan));
    }

    /// For a caller that did not get the answer: nothing is extended.
    public Grant again(User user, Session session, RefreshSecret secret, Instant end) {
        return grant(user, session, secret, Duration.between(clock.instant(), end));
    }

    private Uni<RefreshSecret> save(RefreshSecret secret, Session session) {
        Instant end = clock.instant().plus(lifespan);
        return refreshTokens
                .persist(new RefreshToken(secret, session.id(), end))
                .replaceWith(secret);
    }

    private Grant grant(User user, Session session, RefreshSecret secret, Duration left) {
        return new Grant(
                user.id(),
                user.email(),
                accessTokens.issue(user, session.id()),
                accessTokens.lifespan(),
                secret,
                left,
                null);
    }
}
