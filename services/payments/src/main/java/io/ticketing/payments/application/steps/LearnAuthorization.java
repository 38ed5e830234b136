package io.ticketing.payments.application.steps;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.ticketing.payments.domain.GatewayOutcome;
import io.ticketing.payments.domain.PayableOrder;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.PaymentEvent;

/// What the gateway's answer means for a payment that is to be authorised. An order that was
/// cancelled meanwhile has no use for it, unless it has only expired: then orders decides.
@ApplicationScoped
public class LearnAuthorization {

    private final CallSchedule schedule;
    private final Clock clock;

    LearnAuthorization(CallSchedule schedule, Clock clock) {
        this.schedule = schedule;
        this.clock = clock;
    }

    /// The event to announce, if there is one.
    public Optional<PaymentEvent> learn(Payment payment, PayableOrder order, GatewayOutcome outcome) {
        return switch (outcome) {
            case GatewayOutcome.Opened(var intentId, var _) -> opened(payment, order, intentId);
            case GatewayOutcome.ActionRequired(var url) -> askBuyer(payment, order, url);
            case GatewayOutcome.Authorized(var intentId) -> Optional.of(authorized(payment, order, intentId));
            case GatewayOutcome.Refused(var code, var message) -> Optional.of(payment.declined(code, message));
            case GatewayOutcome.Rejected(var code, var message) -> Optional.of(payment.declined(code, message));
            case GatewayOutcome.Cancelled _ ->
                Optional.of(
                        order.isOver(clock.instant())
                                ? payment.givenUp()
                                : payment.declined("canceled", "The payment was cancelled."));
            case GatewayOutcome.Captured _, GatewayOutcome.Unknown _, GatewayOutcome.Misconfigured _ ->
                schedule.again(payment, outcome);
        };
    }

    private static Optional<PaymentEvent> opened(Payment payment, PayableOrder order, String intentId) {
        if (payment.awaitsBuyer()) {
            return Optional.of(payment.declined("authentication_failed", "The bank did not confirm the payment."));
        }
        if (order.isCancelled()) {
            return Optional.of(payment.givenUp());
        }
        payment.opened(intentId);
        return Optional.empty();
    }

    private Optional<PaymentEvent> askBuyer(Payment payment, PayableOrder order, String url) {
        var nextLook = schedule.nextLook(payment, order);
        if (payment.awaitsBuyer()) {
            payment.tryAgainAt(nextLook);
        } else {
            payment.asks(url, nextLook);
        }
        return Optional.empty();
    }

    private PaymentEvent authorized(Payment payment, PayableOrder order, String intentId) {
        var event = payment.authorized(intentId, clock.instant());
        if (order.isLost()) {
            payment.startVoid(clock.instant());
        }
        return event;
    }
}
