package io.ticketing.auth.api;

import java.util.UUID;

import io.vertx.core.http.HttpServerRequest;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

import io.ticketing.auth.application.steps.Grant;

/// A user and the tokens to act as that user.
@Schema(
        name = "SignedIn",
        requiredProperties = {"id", "email", "accessToken", "tokenType", "expiresIn", "refreshToken"})
record SignedInView(
        UUID id,
        String email,
        String accessToken,
        @Schema(examples = "Bearer") String tokenType,

        @Schema(description = "Seconds until the access token expires", examples = "900")
        long expiresIn,

        @Schema(description = "For new tokens when these expire")
        String refreshToken) {

    private static SignedInView of(Grant grant) {
        return new SignedInView(
                grant.userId(),
                grant.email(),
                grant.accessToken(),
                "Bearer",
                grant.accessLifespan().toSeconds(),
                grant.refreshToken().value());
    }

    static RestResponse<SignedInView> response(Status status, Grant grant, HttpServerRequest request) {
        return ResponseBuilder.create(status, of(grant))
                .cookie(Cookies.of(grant, request))
                .header("Cache-Control", "no-store")
                .build();
    }
}
