package io.ticketing.payments.api;

import java.net.URI;
import java.time.Duration;
import java.util.List;
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
import io.ticketing.payments.application.ReturnAddresses;
import io.ticketing.payments.application.ShowPayment;
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

    /// More than a buyer makes for one order.
    private static final int MOST_PAYMENTS = 100;

    private final PayOrder payOrder;
    private final ShowPayment showPayment;
    private final PaymentRepository payments;
    private final ReturnAddresses returnAddresses;
    private final Caller caller;

    PaymentResource(
            PayOrder payOrder,
            ShowPayment showPayment,
            PaymentRepository payments,
            ReturnAddresses returnAddresses,
            Caller caller) {
        this.payOrder = payOrder;
        this.showPayment = showPayment;
        this.payments = payments;
        this.returnAddresses = returnAddresses;
        this.caller = caller;
    }

    @Override
    public Uni<RestResponse<PaymentView>> pay(@Nullable String idempotencyKey, PayRequest body) {
        var returnUrl = Optional.ofNullable(body.returnUrl()).map(ReturnAddresses::read);
        if (returnUrl.filter(url -> !returnAddresses.allows(url)).isPresent()) {
            return Uni.createFrom().item(PaymentProblems.unknownReturnUrl().response());
        }
        var request = new PaymentRequest(caller.id(), body.orderId(), body.token(), returnUrl);
        return payOrder.pay(request, Optional.ofNullable(idempotencyKey)).map(this::answer);
    }

    @Override
    @InTime
    @WithSession
    public Uni<List<PaymentView>> list(UUID orderId) {
        var buyer = caller.id();
        return payments.ofOrder(orderId, MOST_PAYMENTS)
                .map(all -> all.stream()
                        .filter(payment -> payment.terms().buyerId().equals(buyer))
                        .map(PaymentView::of)
                        .toList());
    }

    @Override
    @InTime
    public Uni<RestResponse<PaymentView>> show(UUID id) {
        var viewer = caller.id();
        return showPayment.show(id, viewer).map(payment -> view(payment, viewer));
    }

    private RestResponse<PaymentView> answer(Authorization result) {
        return switch (result) {
            case Authorization.Authorized(var payment) -> created(payment);
            case Authorization.ActionRequired(var payment) -> accepted(payment);
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
            case Authorization.UnknownSeller _ ->
                PaymentProblems.unknownSeller(RETRY_AFTER).response();
            case Authorization.KeyReused _ -> PaymentProblems.keyReused().response();
            case Authorization.Overloaded _ ->
                PaymentProblems.overloaded(RETRY_AFTER).response();
        };
    }

    private static RestResponse<PaymentView> view(Payment payment, UUID viewer) {
        if (payment == null) {
            return PaymentProblems.unknownPayment().response();
        }
        return payment.terms().buyerId().equals(viewer)
                ? RestResponse.ok(PaymentView.of(payment))
                : PaymentProblems.paymentNotYours().response();
    }

    private static RestResponse<PaymentView> created(Payment payment) {
        return answer(RestResponse.Status.CREATED, payment, PaymentView.authorized(payment));
    }

    private static RestResponse<PaymentView> accepted(Payment payment) {
        return answer(RestResponse.Status.ACCEPTED, payment, PaymentView.of(payment));
    }

    private static RestResponse<PaymentView> answer(RestResponse.Status status, Payment payment, PaymentView view) {
        return ResponseBuilder.create(status, view)
                .location(URI.create(PaymentsApi.path(payment.id())))
                .build();
    }
}
