package io.ticketing.payments.application.steps;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.smallrye.mutiny.Uni;

import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.PaymentStatus;
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
        return ifCapturedInVain(payment, Duration.ZERO);
    }

    /// The same after a while: nobody else asks again for what could not be returned.
    public Uni<Void> ifCapturedInVain(Payment payment, Duration pause) {
        return payment.status() == PaymentStatus.RETURNING
                ? allOf(payment, RefundReason.ORDER_LOST, pause)
                : Uni.createFrom().voidItem();
    }

    /// Returns all that is left of a payment.
    public Uni<Void> allOf(Payment payment, RefundReason reason) {
        return allOf(payment, reason, Duration.ZERO);
    }

    private Uni<Void> allOf(Payment payment, RefundReason reason, Duration pause) {
        if (payment.refundable() == 0) {
            return Uni.createFrom().voidItem();
        }
        var now = clock.instant();
        var refund = payment.refund(ids.generate(), reason, payment.refundable(), false, now);
        refund.tryAgainAt(now.plus(pause));
        return refunds.persist(refund).replaceWithVoid();
    }
}
