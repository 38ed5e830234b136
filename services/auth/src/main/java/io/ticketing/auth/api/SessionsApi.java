package io.ticketing.auth.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// What is promised about sessions.
@Path("/api/users")
@Tag(name = "Users")
interface SessionsApi {

    @POST
    @Path("/refresh")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "refreshSession",
            summary = "Exchange a refresh token for new tokens",
            description = "The token is in the body or in the cookie `refresh`. If the answer is lost, repeat"
                    + " the call, as long as the new refresh token has not been used.")
    @APIResponse(responseCode = "200", description = "New tokens")
    @APIResponse(responseCode = "401", description = "`session-ended`: sign in again")
    Uni<RestResponse<SignedInView>> refresh(
            @RequestBody(required = false) @Nullable RefreshRequest request,
            @RestCookie(Cookies.REFRESH) @Nullable String cookie,
            @Context HttpServerRequest http);

    @POST
    @Path("/signout")
    @Operation(
            operationId = "signOut",
            summary = "End the session, if there is one",
            description = "Ends the session of the access token, or else of the refresh token in the cookie.")
    @SecurityRequirementsSet
    @APIResponse(responseCode = "200", description = "Signed out")
    Uni<RestResponse<SignedOutView>> signOut(
            @RestCookie(Cookies.REFRESH) @Nullable String refreshCookie, @Context HttpServerRequest http);
}
