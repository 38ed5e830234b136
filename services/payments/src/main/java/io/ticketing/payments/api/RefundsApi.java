package io.ticketing.payments.api;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.ticketing.rest.IdempotencyHeader;
import io.ticketing.rest.ValidIdempotencyKey;

/// What buyers and sellers are promised about refunds.
@Path(PaymentsApi.PATH + "/{paymentId}/refunds")
@Tag(name = "Refunds", description = "Money back for tickets")
interface RefundsApi {

    @POST
    @Operation(
            operationId = "refundPayment",
            summary = "Refund tickets that were paid for",
            description = "The seller of the ticket may do so at any time, the buyer until the `returnsUntil` of"
                    + " the ticket. The refund is made right after the answer; its `status` tells. With an"
                    + " `Idempotency-Key` it is safe to retry.")
    @APIResponse(
            responseCode = "201",
            description = "The refund is under way",
            headers = @Header(name = HttpHeaders.LOCATION, ref = HttpHeaders.LOCATION),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RefundView.class)))
    @APIResponse(responseCode = "403", description = "`not-yours`")
    @APIResponse(responseCode = "404", description = "`unknown-payment`")
    @APIResponse(
            responseCode = "409",
            description =
                    "`not-refundable`: not captured, or fewer tickets are left; `payment-disputed`: the buyer's bank"
                            + " has taken the money back; or `returns-over`")
    @APIResponse(responseCode = "422", description = "`idempotency-key-reused`")
    Uni<RestResponse<RefundView>> refund(
            @RestPath UUID paymentId,
            @RestHeader(IdempotencyHeader.NAME)
                    @ValidIdempotencyKey
                    @Parameter(
                            description = IdempotencyHeader.MEANING,
                            schema = @Schema(type = SchemaType.STRING, pattern = IdempotencyHeader.FORM))
                    @Nullable
                    String idempotencyKey,
            @NotNull @Valid RefundTickets body);

    @GET
    @Operation(
            operationId = "listRefunds",
            summary = "The refunds of a payment, newest first",
            description = "For the buyer who paid, and for the seller of the ticket.")
    @APIResponse(responseCode = "200", description = "The refunds")
    @APIResponse(responseCode = "403", description = "`not-yours`")
    @APIResponse(responseCode = "404", description = "`unknown-payment`")
    Uni<RestResponse<List<RefundView>>> list(@RestPath UUID paymentId);

    @GET
    @Path("{id}")
    @Operation(
            operationId = "showRefund",
            summary = "One refund of a payment",
            description = "For the buyer who paid, and for the seller of the ticket.")
    @APIResponse(responseCode = "200", description = "The refund")
    @APIResponse(responseCode = "403", description = "`not-yours`")
    @APIResponse(responseCode = "404", description = "`unknown-payment` or `unknown-refund`")
    Uni<RestResponse<RefundView>> show(@RestPath UUID paymentId, @RestPath UUID id);

    static String path(UUID paymentId, UUID refundId) {
        return PaymentsApi.path(paymentId) + "/refunds/" + refundId;
    }
}
