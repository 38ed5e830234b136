package io.ticketing.payments.application;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import io.ticketing.payments.application.steps.RecordRefund;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.Refund;
import io.ticketing.payments.domain.RefundOutcome;
import io.ticketing.payments.gateway.RefundGateway;
import io.ticketing.payments.persistence.RefundRepository;

/// Asks the gateway what has become of a payment's refunds. It changes nothing at the gateway, so it
/// may run beside other calls.
@ApplicationScoped
class ObserveRefunds {

    private final RefundRepository refunds;
    private final RefundGateway gateway;
    private final RecordRefund recordRefund;

    ObserveRefunds(RefundRepository refunds, RefundGateway gateway, RecordRefund recordRefund) {
        this.refunds = refunds;
        this.gateway = gateway;
        this.recordRefund = recordRefund;
    }

    /// Whether there is nothing left to ask.
    Uni<Boolean> observe(Payment payment) {
        return gateway.statesOf(payment)
                .chain(states -> states.isPresent()
                        ? record(payment, states.get()).replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    private Uni<Void> record(Payment payment, Map<UUID, RefundOutcome> states) {
        return Panache.withSession(() -> refunds.ofPayment(payment.id()))
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(refund -> record(refund, Optional.ofNullable(states.get(refund.id()))))
                .collect()
                .last();
    }

    private Uni<Void> record(Refund refund, Optional<RefundOutcome> state) {
        return state.isPresent()
                ? recordRefund.record(refund, state.get())
                : Uni.createFrom().voidItem();
    }
}
