package io.ticketing.auth.api;

import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.ticketing.auth.application.RefreshSession;
import io.ticketing.auth.application.SignOut;
import io.ticketing.auth.application.steps.Grant;
import io.ticketing.auth.domain.RefreshSecret;

/// Refreshing and ending a session over HTTP.
@Path("/api/users")
@Tag(name = "Users")
@Cancellable(false) // who hangs up does not stop what has begun
class SessionResource {

    private final RefreshSession refreshSession;
    private final SignOut signOut;
    private final CurrentSession current;

    SessionResource(RefreshSession refreshSession, SignOut signOut, CurrentSession current) {
        this.refreshSession = refreshSession;
        this.signOut = signOut;
        this.current = current;
    }

    @POST
    @Path("/refresh")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "refreshSession",
            summary = "Exchange a refresh token for new tokens",
            description = "The token is in the body or in the cookie `refresh`. If the answer is lost, repeat"
                    + " the call, as long as the new refresh token has not been used.")
    @APIResponse(
            responseCode = "200",
            description = "New tokens",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SignedInView.class)))
    @APIResponse(responseCode = "401", description = "`session-ended`: sign in again")
    public Uni<RestResponse<SignedInView>> refresh(
            @RequestBody(required = false) RefreshRequest request,
            @RestCookie(Cookies.REFRESH) String cookie,
            @Context HttpServerRequest http) {
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

    @POST
    @Path("/signout")
    @Operation(
            operationId = "signOut",
            summary = "End the session, if there is one",
            description = "Ends the session of the access token, or else of the refresh token in the" + " cookie.")
    @SecurityRequirementsSet
    @APIResponse(responseCode = "200", description = "Signed out")
    public Uni<RestResponse<SignedOutView>> signOut(
            @RestCookie(Cookies.REFRESH) String refreshCookie, @Context HttpServerRequest http) {
        return current.claims()
                .chain(claims -> signOut(claims, refreshCookie))
                .replaceWith(() -> ResponseBuilder.ok(new SignedOutView())
                        .cookie(Cookies.cleared(http))
                        .build());
    }

    /// The refresh token ends the session of a client whose access token has expired.
    private Uni<Void> signOut(CurrentSession.Claims claims, String refreshCookie) {
        if (claims != null) {
            return signOut.signOut(claims.sessionId());
        }
        return refreshCookie == null ? Uni.createFrom().voidItem() : signOut.signOut(new RefreshSecret(refreshCookie));
    }
}
