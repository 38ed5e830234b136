package io.ticketing.payments.application.steps;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.payments.domain.Dispute;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.PaymentPostings;
import io.ticketing.payments.domain.PaymentStatus;
import io.ticketing.payments.domain.Refund;
import io.ticketing.payments.persistence.LedgerRepository;

/// Posts what happens to payments, refunds and disputes, in the running transaction that saves it.
@ApplicationScoped
public class KeepLedger {

    private final LedgerRepository ledger;
    private final Clock clock;

    KeepLedger(LedgerRepository ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param before the payment's status before the step
    public Uni<Void> moved(PaymentStatus before, Payment payment) {
        return ledger.post(PaymentPostings.ofStep(before, payment, clock.instant()));
    }

    /// @param payment as it is after the refund
    public Uni<Void> refunded(Payment payment, Refund refund) {
        return ledger.post(List.of(PaymentPostings.refund(payment, refund, clock.instant())));
    }

    /// @param dispute after its money has moved
    public Uni<Void> disputed(Payment payment, Dispute dispute) {
        return ledger.post(List.of(PaymentPostings.dispute(payment, dispute, clock.instant())));
    }

    public Uni<Void> sentBack(Payment payment, Refund refund) {
        return ledger.post(List.of(PaymentPostings.refundSentBack(payment, refund, clock.instant())));
    }
}
