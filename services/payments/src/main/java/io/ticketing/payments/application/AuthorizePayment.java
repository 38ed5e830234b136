package io.ticketing.payments.application;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.messaging.Transactions;
import io.ticketing.payments.domain.GatewayOutcome;
import io.ticketing.payments.domain.PayableOrder;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.PaymentEvent;
import io.ticketing.payments.domain.PaymentResult;
import io.ticketing.payments.gateway.PaymentGateway;

/// Has the gateway keep the amount ready. Where the order was cancelled meanwhile, the amount
/// is let go again.
@ApplicationScoped
class AuthorizePayment {

    private final PaymentGateway gateway;
    private final Transactions transactions;
    private final RecordOutcome recordOutcome;
    private final RepeatedRequests repeatedRequests;
    private final CallSchedule schedule;
    private final Clock clock;

    AuthorizePayment(
            PaymentGateway gateway,
            Transactions transactions,
            RecordOutcome recordOutcome,
            RepeatedRequests repeatedRequests,
            CallSchedule schedule,
            Clock clock) {
        this.gateway = gateway;
        this.transactions = transactions;
        this.recordOutcome = recordOutcome;
        this.repeatedRequests = repeatedRequests;
        this.schedule = schedule;
        this.clock = clock;
    }

    Uni<PaymentResult> authorize(Payment due) {
        return gateway.authorize(due)
                .chain(outcome -> transactions.run(() -> record(due, outcome)));
    }

    private Uni<PaymentResult> record(Payment due, GatewayOutcome outcome) {
        return recordOutcome
                .record(due, (payment, order) -> learn(payment, order, outcome))
                .map(PaymentResult::of)
                .chain(result -> repeatedRequests.answer(due.id(), result));
    }

    private Optional<PaymentEvent> learn(
            Payment payment, PayableOrder order, GatewayOutcome outcome) {
        return switch (outcome) {
            case GatewayOutcome.Authorized(var intentId) ->
                    Optional.of(authorized(payment, order, intentId));
            case GatewayOutcome.Refused(var code, var message) ->
                    Optional.of(payment.declined(code, message));
            case GatewayOutcome.Rejected(var code, var message) ->
                    Optional.of(payment.declined(code, message));
            case GatewayOutcome.Cancelled _ ->
                    Optional.of(payment.declined("canceled", "The payment was cancelled."));
            case GatewayOutcome.Captured _,
                    GatewayOutcome.Unknown _,
                    GatewayOutcome.Misconfigured _ ->
                    schedule.again(payment, outcome);
        };
    }

    private PaymentEvent authorized(Payment payment, PayableOrder order, String intentId) {
        var event = payment.authorized(intentId);
        if (order.isCancelled()) {
            payment.release(clock.instant());
        }
        return event;
    }
}
