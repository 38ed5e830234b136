package io.ticketing.payments.api;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.Authenticated;
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
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.ticketing.deadline.InTime;
import io.ticketing.payments.application.PayOrder;
import io.ticketing.payments.domain.Authorization;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.PaymentRequest;
import io.ticketing.payments.persistence.PaymentRepository;
import io.ticketing.rest.Caller;
import io.ticketing.rest.IdempotencyHeader;
import io.ticketing.rest.ValidIdempotencyKey;

/// A buyer's own payments over HTTP.
@Path(PaymentResource.PATH)
@Authenticated
@Tag(name = "Payments", description = "Paying for orders")
@Cancellable(false) // who hangs up does not stop what has begun
class PaymentResource {

    static final String PATH = "/api/payments";

    /// When a refused request, or one that is still in progress, may be tried again.
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final PayOrder payOrder;
    private final PaymentRepository payments;
    private final Caller caller;

    PaymentResource(PayOrder payOrder, PaymentRepository payments, Caller caller) {
        this.payOrder = payOrder;
        this.payments = payments;
        this.caller = caller;
    }

    @POST
    @Operation(
            operationId = "payOrder",
            summary = "Pay for one of your orders",
            description = "The amount is authorised at once and captured when the order is sure of its"
                    + " tickets. With an `Idempotency-Key` it is safe to retry.")
    @APIResponse(
            responseCode = "201",
            description = "The amount is authorised",
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
                    + " `overloaded`; or a part of the system is down",
            headers = @Header(name = HttpHeaders.LOCATION, ref = HttpHeaders.LOCATION))
    public Uni<RestResponse<PaymentView>> pay(
            @RestHeader(IdempotencyHeader.NAME)
                    @ValidIdempotencyKey
                    @Parameter(
                            description = IdempotencyHeader.MEANING,
                            schema = @Schema(type = SchemaType.STRING, pattern = IdempotencyHeader.FORM))
                    String idempotencyKey,
            @NotNull @Valid PayRequest body) {
        var request = new PaymentRequest(caller.id(), body.orderId(), body.token());
        return payOrder.pay(request, Optional.ofNullable(idempotencyKey)).map(this::answer);
    }

    @GET
    @Path("{id}")
    @InTime
    @WithSession
    @Operation(
            operationId = "showPayment",
            summary = "One of your payments",
            description = "Its order says whether the tickets are yours.")
    @APIResponse(responseCode = "200", description = "The payment")
    @APIResponse(responseCode = "403", description = "`not-yours`")
    @APIResponse(responseCode = "404", description = "`unknown-payment`")
    public Uni<RestResponse<PaymentView>> show(@RestPath UUID id) {
        return payments.findById(id).map(this::view);
    }

    private RestResponse<PaymentView> answer(Authorization result) {
        return switch (result) {
            case Authorization.Authorized(var payment) -> created(payment);
            case Authorization.Declined(var payment) ->
                PaymentProblems.declined(payment).response();
            case Authorization.NotYours _ -> PaymentProblems.orderNotYours().response();
            case Authorization.UnknownOrder _ -> PaymentProblems.unknownOrder().response();
            case Authorization.OrderCancelled _ -> PaymentProblems.cancelled().response();
            case Authorization.OrderExpired _ -> PaymentProblems.expired().response();
            case Authorization.AlreadyPaid _ -> PaymentProblems.alreadyPaid().response();
            case Authorization.InProgress(var paymentId) ->
                PaymentProblems.inProgress(paymentId, RETRY_AFTER).response();
            case Authorization.OutcomeUnknown(var paymentId) ->
                PaymentProblems.outcomeUnknown(paymentId, RETRY_AFTER).response();
            case Authorization.KeyReused _ -> PaymentProblems.keyReused().response();
            case Authorization.Overloaded _ ->
                PaymentProblems.overloaded(RETRY_AFTER).response();
        };
    }

    private RestResponse<PaymentView> view(Payment payment) {
        if (payment == null) {
            return PaymentProblems.unknownPayment().response();
        }
        return payment.terms().buyerId().equals(caller.id())
                ? RestResponse.ok(PaymentView.of(payment))
                : PaymentProblems.paymentNotYours().response();
    }

    private static RestResponse<PaymentView> created(Payment payment) {
        return ResponseBuilder.create(RestResponse.Status.CREATED, PaymentView.authorized(payment))
                .location(URI.create(path(payment.id())))
                .build();
    }

    static String path(UUID paymentId) {
        return PATH + "/" + paymentId;
    }
}
