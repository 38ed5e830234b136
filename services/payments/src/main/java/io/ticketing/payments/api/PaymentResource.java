package io.ticketing.payments.api;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.ticketing.deadline.InTime;
import io.ticketing.payments.application.PayOrder;
import io.ticketing.payments.domain.Authorization;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.PaymentRequest;
import io.ticketing.payments.persistence.PaymentRepository;
import io.ticketing.rest.Caller;

/// A buyer's own payments over HTTP.
@Authenticated
@Cancellable(false) // who hangs up does not stop what has begun
class PaymentResource implements PaymentsApi {

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

    @Override
    public Uni<RestResponse<PaymentView>> pay(@Nullable String idempotencyKey, PayRequest body) {
        var request = new PaymentRequest(caller.id(), body.orderId(), body.token());
        return payOrder.pay(request, Optional.ofNullable(idempotencyKey)).map(this::answer);
    }

    @Override
    @InTime
    @WithSession
    public Uni<RestResponse<PaymentView>> show(UUID id) {
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
            case Authorization.Unavailable(var retryAfter) ->
                PaymentProblems.unavailable(retryAfter).response();
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
                .location(URI.create(PaymentsApi.path(payment.id())))
                .build();
    }
}
