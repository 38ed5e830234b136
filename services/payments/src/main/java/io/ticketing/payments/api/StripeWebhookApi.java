package io.ticketing.payments.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// What the payment gateway is promised.
@Path(StripeWebhookApi.PATH)
@Tag(name = "Webhooks", description = "What the payment gateway tells")
interface StripeWebhookApi {

    String PATH = "/api/payments/webhooks/stripe";
    String SIGNATURE = "Stripe-Signature";

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "receiveStripeEvent",
            summary = "For Stripe only: something happened to a payment",
            description = "An event that was acknowledged is stored. Events may come twice and in any order.")
    @APIResponse(
            responseCode = "200",
            description = "Stored, known already, or about something else",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Received.class)))
    @APIResponse(
            responseCode = "400",
            description = "`invalid-signature`: not signed with our secret, or too long ago;"
                    + " or `invalid-request`: signed, but no event")
    @APIResponse(responseCode = "404", description = "`not-found`: no secret is configured")
    Uni<RestResponse<Received>> receive(
            @RestHeader(SIGNATURE)
                    @Parameter(
                            description = "The time, and codes of time and body",
                            schema = @Schema(type = SchemaType.STRING, examples = "t=1492774577,v1=5257a869e7ec"))
                    @Nullable
                    String signature,
            @RequestBody(
                            description = "Stripe's event",
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(type = SchemaType.OBJECT)))
                    byte[] body);
}
