package io.ticketing.payments.application;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.payments.application.steps.CallSchedule;
import io.ticketing.payments.application.steps.RecordOutcome;
import io.ticketing.payments.domain.GatewayOutcome;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.PaymentEvent;
import io.ticketing.payments.gateway.PaymentGateway;

/// Voids the authorisation of an order that lost its tickets.
@ApplicationScoped
class VoidPayment {

    private final PaymentGateway gateway;
    private final RecordOutcome recordOutcome;
    private final CallSchedule schedule;

    VoidPayment(PaymentGateway gateway, RecordOutcome recordOutcome, CallSchedule schedule) {
        this.gateway = gateway;
        this.recordOutcome = recordOutcome;
        this.schedule = schedule;
    }

    Uni<Payment> voidAtGateway(Payment due) {
        return gateway.cancel(due).chain(outcome -> learn(due, outcome));
    }

    /// Saves what the gateway has said about a payment that is being voided.
    Uni<Payment> learn(Payment due, GatewayOutcome outcome) {
        return recordOutcome.record(due, (payment, _) -> apply(payment, outcome));
    }

    private Optional<PaymentEvent> apply(Payment payment, GatewayOutcome outcome) {
        return switch (outcome) {
            case GatewayOutcome.Cancelled _ -> Optional.of(payment.voided());
            case GatewayOutcome.Captured _ -> {
                payment.capturedInVain();
                yield Optional.empty();
            }
            case GatewayOutcome.Opened _,
                    GatewayOutcome.Authorized _,
                    GatewayOutcome.Refused _,
                    GatewayOutcome.Rejected _,
                    GatewayOutcome.ActionRequired _,
                    GatewayOutcome.Unknown _,
                    GatewayOutcome.Misconfigured _ -> schedule.again(payment, outcome);
        };
    }
}
