package io.ticketing.auth.api;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.jwt.JsonWebToken;

import io.ticketing.auth.persistence.SessionRepository;

/// The session that the request's token names, for endpoints that also answer without one.
@ApplicationScoped
class CurrentSession {

    /// The claims of a verified token.
    record Claims(UUID sessionId, UUID userId, String email) {

        static Claims of(JsonWebToken token) {
            return new Claims(
                    UUID.fromString(token.getClaim("sid")),
                    UUID.fromString(token.getSubject()),
                    token.getClaim("email"));
        }
    }

    private final CurrentIdentityAssociation identity;
    private final SessionRepository sessions;
    private final Clock clock;

    CurrentSession(CurrentIdentityAssociation identity, SessionRepository sessions, Clock clock) {
        this.identity = identity;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// Also null if the session has ended before its token.
    Uni<Claims> active() {
        return claims().onItem().ifNotNull().transformToUni(this::ifActive);
    }

    /// Null without a token, or with an expired or foreign one.
    Uni<Claims> claims() {
        return identity.getDeferredIdentity()
                .map(who -> who.getPrincipal() instanceof JsonWebToken token ? Claims.of(token) : null)
                .onFailure(AuthenticationFailedException.class)
                .recoverWithNull();
    }

    private Uni<Claims> ifActive(Claims claims) {
        return Panache.withSession(() -> sessions.findById(claims.sessionId()))
                .map(session -> session != null && session.isActive(clock.instant()) ? claims : null);
    }
}
