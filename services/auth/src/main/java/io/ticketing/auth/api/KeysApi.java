package io.ticketing.auth.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// What is promised about the public keys.
@Path("/.well-known/jwks.json")
@Tag(name = "Keys", description = "How to verify access tokens")
interface KeysApi {

    @GET
    @Operation(
            operationId = "showKeys",
            summary = "The public keys of access tokens (RFC 7517)",
            description = "A token's header names its key by `kid`. A new key is published before it signs.")
    @APIResponse(responseCode = "200", description = "The keys")
    RestResponse<JwksView> keys();
}
