package io.ticketing.payments.application.steps;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.ticketing.outbox.Transactions;
import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.Refund;
import io.ticketing.payments.domain.RefundOutcome;
import io.ticketing.payments.domain.RefundStatus;
import io.ticketing.payments.events.PaymentEvents;
import io.ticketing.payments.persistence.PaymentRepository;
import io.ticketing.payments.persistence.RefundRepository;

/// Saves what the gateway has said about a refund, together with its event and its posting.
@ApplicationScoped
public class RecordRefund {

    private static final Logger LOG = Logger.getLogger(RecordRefund.class);
    private static final Duration LONGEST_PATIENCE = Duration.ofHours(1);

    private final Transactions transactions;
    private final PaymentRepository payments;
    private final RefundRepository refunds;
    private final PaymentEvents events;
    private final ReturnMoney returnMoney;
    private final KeepLedger keepLedger;
    private final CallSchedule schedule;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Duration longestPause;
    private final Duration doubt;

    RecordRefund(
            Transactions transactions,
            PaymentRepository payments,
            RefundRepository refunds,
            PaymentEvents events,
            ReturnMoney returnMoney,
            KeepLedger keepLedger,
            CallSchedule schedule,
            MeterRegistry metrics,
            Clock clock,
            PaymentsConfig config) {
        this.transactions = transactions;
        this.payments = payments;
        this.refunds = refunds;
        this.events = events;
        this.returnMoney = returnMoney;
        this.keepLedger = keepLedger;
        this.schedule = schedule;
        this.metrics = metrics;
        this.clock = clock;
        this.longestPause = config.settlement().longestPause();
        this.doubt = config.settlement().doubt();
    }

    /// @param asked the refund as it was when the gateway was called
    public Uni<Void> record(Refund asked, RefundOutcome outcome) {
        return transactions.run(() -> payments.lock(asked.paymentId())
                .chain(payment -> refunds.lock(asked.id()).chain(refund -> apply(payment, refund, outcome))));
    }

    private Uni<Void> apply(Payment payment, Refund refund, RefundOutcome outcome) {
        return switch (refund.status()) {
            case PENDING -> learn(payment, refund, outcome);
            case REFUNDED -> cameBack(payment, refund, outcome);
            case FAILED, SENT_BACK -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> learn(Payment payment, Refund refund, RefundOutcome outcome) {
        switch (outcome) {
            case RefundOutcome.Done _ -> {
                refund.done();
                return events.record(payment.refunded(refund)).chain(() -> keepLedger.refunded(payment, refund));
            }
            case RefundOutcome.Refused refused -> {
                report(refund, refused.code());
                refund.failed(refused.code());
                payment.notRefunded(refund);
                // The end of a dispute decides what becomes of the money.
                return refused.isDisputed()
                        ? Uni.createFrom().voidItem()
                        : returnMoney.ifCapturedInVain(payment, LONGEST_PATIENCE);
            }
            case RefundOutcome.Accepted _ -> refund.tryAgainAt(clock.instant().plus(patience(refund)));
            case RefundOutcome.Broken(var reason) -> {
                refund.broke(clock.instant().plus(doubt));
                later(refund, reason);
            }
            case RefundOutcome.Unknown(var reason) -> later(refund, reason);
        }
        return Uni.createFrom().voidItem();
    }

    /// The buyer's bank may send back, days later, what was refunded.
    private Uni<Void> cameBack(Payment payment, Refund refund, RefundOutcome outcome) {
        if (outcome instanceof RefundOutcome.Refused(var code)) {
            report(refund, code);
            refund.sentBack(code);
            return keepLedger.sentBack(payment, refund);
        }
        return Uni.createFrom().voidItem();
    }

    private void report(Refund refund, String code) {
        metrics.counter("ticketing.refunds.failed", "reason", refund.reason().name())
                .increment();
        LOG.errorf("Refund %s of payment %s failed: %s", refund.id(), refund.paymentId(), code);
    }

    private void later(Refund refund, String reason) {
        LOG.warnf(
                "Refund %s of payment %s stays %s: %s", refund.id(), refund.paymentId(), RefundStatus.PENDING, reason);
        refund.tryAgainAt(clock.instant().plus(schedule.pause(refund.attempts())));
    }

    /// The gateway may take days, and tells by a webhook when it is done.
    private Duration patience(Refund refund) {
        var patience = longestPause.multipliedBy(refund.attempts());
        return patience.compareTo(LONGEST_PATIENCE) < 0 ? patience : LONGEST_PATIENCE;
    }
}
