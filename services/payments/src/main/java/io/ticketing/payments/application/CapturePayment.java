package io.ticketing.payments.application;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.application.steps.CallSchedule;
import io.ticketing.payments.application.steps.RecordOutcome;
import io.ticketing.payments.domain.GatewayOutcome;
import io.ticketing.payments.domain.PayableOrder;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.PaymentEvent;
import io.ticketing.payments.gateway.PaymentGateway;

/// Captures the amount for an order that holds its tickets.
@ApplicationScoped
class CapturePayment {

    private final PaymentGateway gateway;
    private final RecordOutcome recordOutcome;
    private final CallSchedule schedule;
    private final Clock clock;
    private final Duration payoutDelay;

    CapturePayment(
            PaymentGateway gateway,
            RecordOutcome recordOutcome,
            CallSchedule schedule,
            Clock clock,
            PaymentsConfig config) {
        this.gateway = gateway;
        this.recordOutcome = recordOutcome;
        this.schedule = schedule;
        this.clock = clock;
        this.payoutDelay = config.payouts().delay();
    }

    Uni<Payment> capture(Payment due) {
        return gateway.capture(due).chain(outcome -> learn(due, outcome));
    }

    /// Saves what the gateway has said about a payment that is being captured.
    Uni<Payment> learn(Payment due, GatewayOutcome outcome) {
        return recordOutcome.record(due, (payment, order) -> apply(payment, order, outcome));
    }

    private Optional<PaymentEvent> apply(Payment payment, PayableOrder order, GatewayOutcome outcome) {
        return switch (outcome) {
            case GatewayOutcome.Captured _ -> captured(payment, order);
            case GatewayOutcome.Refused(var code, var message) -> Optional.of(payment.captureRefused(code, message));
            case GatewayOutcome.Rejected(var code, var message) -> Optional.of(payment.captureRefused(code, message));
            case GatewayOutcome.Opened _ ->
                Optional.of(payment.captureRefused("card_declined", "The card was declined."));
            case GatewayOutcome.Cancelled _ ->
                Optional.of(payment.captureRefused("canceled", "The payment was cancelled."));
            case GatewayOutcome.Authorized _,
                    GatewayOutcome.ActionRequired _,
                    GatewayOutcome.Unknown _,
                    GatewayOutcome.Misconfigured _ -> schedule.again(payment, outcome);
        };
    }

    private Optional<PaymentEvent> captured(Payment payment, PayableOrder order) {
        if (order.isLost()) {
            payment.capturedInVain();
            return Optional.empty();
        }
        return Optional.of(payment.captured(clock.instant().plus(payoutDelay)));
    }
}
