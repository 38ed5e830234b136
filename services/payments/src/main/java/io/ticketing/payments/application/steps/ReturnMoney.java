package io.ticketing.payments.application.steps;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.smallrye.mutiny.Uni;

import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.PaymentStatus;
import io.ticketing.payments.domain.Refund;
import io.ticketing.payments.domain.RefundReason;
import io.ticketing.payments.persistence.RefundRepository;

/// Begins refunds that nobody has asked for. Works in the running transaction, which has locked the
/// payment.
@ApplicationScoped
public class ReturnMoney {

    private final RefundRepository refunds;
    private final Clock clock;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    ReturnMoney(RefundRepository refunds, Clock clock) {
        this.refunds = refunds;
        this.clock = clock;
    }

    /// Returns what was captured for an order that has no use for it.
    public Uni<Void> ifCapturedInVain(Payment payment) {
        return payment.status() == PaymentStatus.RETURNING
                ? allOf(payment, RefundReason.ORDER_LOST)
                : Uni.createFrom().voidItem();
    }

    /// Returns all that is left of a payment.
    public Uni<Void> allOf(Payment payment, RefundReason reason) {
        return payment.refundable() == 0
                ? Uni.createFrom().voidItem()
                : begin(payment.refund(ids.generate(), reason, payment.refundable(), false, clock.instant()));
    }

    private Uni<Void> begin(Refund refund) {
        return refunds.persist(refund).replaceWithVoid();
    }
}
