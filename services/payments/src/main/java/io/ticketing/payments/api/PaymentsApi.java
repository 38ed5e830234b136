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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.ticketing.rest.IdempotencyHeader;
import io.ticketing.rest.ValidIdempotencyKey;

/// What buyers are promised about their payments.
@Path(PaymentsApi.PATH)
@Tag(name = "Payments", description = "Paying for orders")
interface PaymentsApi {

    String PATH = "/api/payments";

    @POST
    @Operation(
            operationId = "payOrder",
            summary = "Pay for one of your orders",
            description = "The amount is authorised at once and captured when the order is sure of its"
                    + " tickets. If the bank asks the buyer first (3-D Secure), the answer is 202 with the"
                    + " address of its page. With an `Idempotency-Key` it is safe to retry.")
    @APIResponse(
            responseCode = "201",
            description = "The amount is authorised",
            headers = @Header(name = HttpHeaders.LOCATION, ref = HttpHeaders.LOCATION),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PaymentView.class)))
    @APIResponse(
            responseCode = "202",
            description = "The bank asks the buyer: `status` is `requires_action`, and `nextAction` where to send"
                    + " the buyer before the order's hold ends",
            headers = @Header(name = HttpHeaders.LOCATION, ref = HttpHeaders.LOCATION),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PaymentView.class)))
    @APIResponse(
            responseCode = "402",
            description = "`payment-declined`: the card was refused, or the gateway can't charge the amount")
    @APIResponse(responseCode = "403", description = "`not-yours`")
    @APIResponse(responseCode = "404", description = "`unknown-order`")
    @APIResponse(
            responseCode = "409",
            description = "`order-cancelled`, `order-expired`, `already-paid`, or `payment-in-progress`:"
                    + " `Location` is the other payment, `Retry-After` when to check it",
            headers = {
                @Header(name = HttpHeaders.LOCATION, ref = HttpHeaders.LOCATION),
                @Header(name = HttpHeaders.RETRY_AFTER, ref = HttpHeaders.RETRY_AFTER)
            })
    @APIResponse(responseCode = "422", description = "`idempotency-key-reused`")
    @APIResponse(
            responseCode = "503",
            description = "`payment-outcome-unknown`: the payment at `Location` is still being processed;"
                    + " `payments-unavailable`; `overloaded`; or a part of the system is down",
            headers = @Header(name = HttpHeaders.LOCATION, ref = HttpHeaders.LOCATION))
    Uni<RestResponse<PaymentView>> pay(
            @RestHeader(IdempotencyHeader.NAME)
                    @ValidIdempotencyKey
                    @Parameter(
                            description = IdempotencyHeader.MEANING,
                            schema = @Schema(type = SchemaType.STRING, pattern = IdempotencyHeader.FORM))
                    @Nullable
                    String idempotencyKey,
            @NotNull @Valid PayRequest body);

    @GET
    @Operation(
            operationId = "listPayments",
            summary = "Your payments for one of your orders, newest first",
            description = "Empty if there are none, or the order is not yours.")
    @APIResponse(responseCode = "200", description = "The payments")
    Uni<List<PaymentView>> list(@RestQuery @NotNull UUID orderId);

    @GET
    @Path("{id}")
    @Operation(
            operationId = "showPayment",
            summary = "One of your payments",
            description = "Its order says whether the tickets are yours. While `status` is `requires_action`,"
                    + " each call finds out whether the buyer has answered the bank.")
    @APIResponse(responseCode = "200", description = "The payment")
    @APIResponse(responseCode = "403", description = "`not-yours`")
    @APIResponse(responseCode = "404", description = "`unknown-payment`")
    Uni<RestResponse<PaymentView>> show(@RestPath UUID id);

    static String path(UUID paymentId) {
        return PATH + "/" + paymentId;
    }
}
