package io.ticketing.auth.api;

import java.util.Optional;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.ticketing.auth.application.RefreshSession;
import io.ticketing.auth.application.SignOut;
import io.ticketing.auth.application.steps.Grant;
import io.ticketing.auth.domain.RefreshSecret;

/// Refreshing and ending a session over HTTP.
@Cancellable(false) // who hangs up does not stop what has begun
class SessionResource implements SessionsApi {

    private final RefreshSession refreshSession;
    private final SignOut signOut;
    private final CurrentSession current;

    SessionResource(RefreshSession refreshSession, SignOut signOut, CurrentSession current) {
        this.refreshSession = refreshSession;
        this.signOut = signOut;
        this.current = current;
    }

    @Override
    public Uni<RestResponse<SignedInView>> refresh(
            @Nullable RefreshRequest request, @Nullable String cookie, HttpServerRequest http) {
        String token =
                Optional.ofNullable(request).map(RefreshRequest::refreshToken).orElse(cookie);
        if (token == null) {
            return Uni.createFrom().item(AuthProblems.sessionEnded().response());
        }
        return refreshSession.refresh(new RefreshSecret(token)).map(outcome -> switch (outcome) {
            case RefreshSession.Outcome.Refreshed(Grant grant) -> SignedInView.response(Status.OK, grant, http);
            case RefreshSession.Outcome.Refused() -> AuthProblems.sessionEnded().response();
        });
    }

    @Override
    public Uni<RestResponse<SignedOutView>> signOut(@Nullable String refreshCookie, HttpServerRequest http) {
        return current.claims()
                .chain(claims -> signOut(claims, refreshCookie))
                .replaceWith(() -> ResponseBuilder.ok(new SignedOutView())
                        .cookie(Cookies.cleared(http))
                        .build());
    }

    /// The refresh token ends the session of a client whose access token has expired.
    private Uni<Void> signOut(CurrentSession.@Nullable Claims claims, @Nullable String refreshCookie) {
        if (claims != null) {
            return signOut.signOut(claims.sessionId());
        }
        return refreshCookie == null ? Uni.createFrom().voidItem() : signOut.signOut(new RefreshSecret(refreshCookie));
    }
}
