package io.ticketing.auth.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// What is promised about accounts.
@Path("/api/users")
@Tag(name = "Users", description = "Accounts, and who is signed in")
interface UsersApi {

    @POST
    @Path("/signup")
    @Operation(
            operationId = "signUp",
            summary = "Create an account and sign in",
            description = "Each e-mail address has one account; capitals do not matter.")
    @APIResponse(
            responseCode = "201",
            description = "Account created and signed in",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SignedInView.class)))
    @APIResponse(responseCode = "409", description = "`email-in-use`")
    @APIResponse(responseCode = "429", description = "`too-many-requests`")
    Uni<RestResponse<SignedInView>> signUp(
            @Valid @NotNull SignUpRequest request,
            @Parameter(hidden = true) @RestCookie(Cookies.DEVICE) @Nullable String device,
            @Context HttpServerRequest http);

    @POST
    @Path("/signin")
    @Operation(
            operationId = "signIn",
            summary = "Sign in",
            description = "Answers with tokens, and sets them as cookies.")
    @APIResponse(responseCode = "200", description = "Signed in")
    @APIResponse(responseCode = "401", description = "`invalid-credentials`: the e-mail or the password is wrong")
    @APIResponse(responseCode = "429", description = "`too-many-requests`")
    Uni<RestResponse<SignedInView>> signIn(
            @Valid @NotNull SignInRequest request,
            @Parameter(hidden = true) @RestCookie(Cookies.DEVICE) @Nullable String device,
            @Context HttpServerRequest http);

    @GET
    @Path("/currentuser")
    @Operation(
            operationId = "showCurrentUser",
            summary = "Who is signed in",
            description = "Null without a valid token, and as soon as the session has ended.")
    @SecurityRequirementsSet
    @APIResponse(responseCode = "200", description = "The user, or null")
    Uni<CurrentUserView> currentUser();
}
