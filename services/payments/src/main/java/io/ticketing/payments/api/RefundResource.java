package io.ticketing.payments.api;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.ticketing.deadline.InTime;
import io.ticketing.payments.application.RefundPayment;
import io.ticketing.payments.application.ShowRefunds;
import io.ticketing.payments.application.ShowRefunds.Shown;
import io.ticketing.payments.domain.Refunding;
import io.ticketing.rest.Caller;

/// Refunds over HTTP.
@Authenticated
@Cancellable(false) // who hangs up does not stop what has begun
class RefundResource implements RefundsApi {

    private final RefundPayment refundPayment;
    private final ShowRefunds showRefunds;
    private final Caller caller;

    RefundResource(RefundPayment refundPayment, ShowRefunds showRefunds, Caller caller) {
        this.refundPayment = refundPayment;
        this.showRefunds = showRefunds;
        this.caller = caller;
    }

    @Override
    public Uni<RestResponse<RefundView>> refund(UUID paymentId, @Nullable String idempotencyKey, RefundTickets body) {
        return refundPayment
                .refund(body.of(caller.id(), paymentId), Optional.ofNullable(idempotencyKey))
                .map(RefundResource::answer);
    }

    private static RestResponse<RefundView> answer(Refunding refunding) {
        return switch (refunding) {
            case Refunding.Begun(var payment, var refund) ->
                ResponseBuilder.<RefundView>created(URI.create(RefundsApi.path(payment.id(), refund.id())))
                        .entity(RefundView.begun(payment, refund))
                        .build();
            case Refunding.NotRefundable _ -> PaymentProblems.notRefundable().response();
            case Refunding.Disputed _ -> PaymentProblems.disputed().response();
            case Refunding.ReturnsOver _ -> PaymentProblems.returnsOver().response();
            case Refunding.NotYours _ -> PaymentProblems.refundNotYours().response();
            case Refunding.UnknownPayment _ -> PaymentProblems.unknownPayment().response();
            case Refunding.KeyReused _ -> PaymentProblems.keyReused().response();
            case Refunding.Repeated _ -> throw new IllegalStateException("a repetition shows its refund");
        };
    }

    @Override
    @InTime
    @WithSession
    public Uni<RestResponse<List<RefundView>>> list(UUID paymentId) {
        return show(paymentId, shown -> RestResponse.ok(views(shown)));
    }

    @Override
    @InTime
    @WithSession
    public Uni<RestResponse<RefundView>> show(UUID paymentId, UUID id) {
        return show(
                paymentId,
                shown -> views(shown).stream()
                        .filter(refund -> refund.id().equals(id))
                        .findFirst()
                        .map(RestResponse::ok)
                        .orElseGet(() -> PaymentProblems.unknownRefund().response()));
    }

    private <T> Uni<RestResponse<T>> show(UUID paymentId, Function<Shown.Refunds, RestResponse<T>> answer) {
        return showRefunds.of(paymentId, caller.id()).map(result -> switch (result) {
            case Shown.Refunds shown -> answer.apply(shown);
            case Shown.NotYours _ -> PaymentProblems.refundNotYours().response();
            case Shown.UnknownPayment _ -> PaymentProblems.unknownPayment().response();
        });
    }

    private static List<RefundView> views(Shown.Refunds shown) {
        return shown.refunds().stream()
                .map(refund -> RefundView.of(shown.payment(), refund))
                .toList();
    }
}
