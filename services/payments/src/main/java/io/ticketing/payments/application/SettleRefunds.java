package io.ticketing.payments.application;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

import io.ticketing.outbox.Transactions;
import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.application.steps.CallSchedule;
import io.ticketing.payments.application.steps.DueCalls;
import io.ticketing.payments.application.steps.RecordRefund;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.Refund;
import io.ticketing.payments.domain.RefundOutcome;
import io.ticketing.payments.gateway.RefundGateway;
import io.ticketing.payments.persistence.PaymentRepository;
import io.ticketing.payments.persistence.RefundRepository;
import io.ticketing.postgresql.Contexts;
import io.ticketing.postgresql.UntilSchemaReady;

/// Has the gateway pay back what was asked for, until each refund has an outcome. It has its own
/// share of connections, so that a cancelled event with many buyers holds up no purchase.
@ApplicationScoped
public class SettleRefunds {

    private final Transactions transactions;
    private final RefundRepository refunds;
    private final PaymentRepository payments;
    private final RefundGateway gateway;
    private final RecordRefund recordRefund;
    private final ObserveDisputes observeDisputes;
    private final CallSchedule schedule;
    private final Clock clock;
    private final Duration drainTimeout;
    private final DueCalls<Refund> calls;

    SettleRefunds(
            Transactions transactions,
            RefundRepository refunds,
            PaymentRepository payments,
            RefundGateway gateway,
            RecordRefund recordRefund,
            ObserveDisputes observeDisputes,
            CallSchedule schedule,
            Contexts contexts,
            Clock clock,
            PaymentsConfig config) {
        this.transactions = transactions;
        this.refunds = refunds;
        this.payments = payments;
        this.gateway = gateway;
        this.recordRefund = recordRefund;
        this.observeDisputes = observeDisputes;
        this.schedule = schedule;
        this.clock = clock;
        this.drainTimeout = config.gateway().timeout();
        this.calls =
                new DueCalls<>("refunds", contexts, config.settlement().refundsAtOnce(), this::claim, this::settle);
    }

    /// Announces that a refund may be due. It is cheap, and any thread may call it.
    @Scheduled(every = "1s", skipExecutionIf = UntilSchemaReady.class)
    public void wake() {
        calls.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        calls.stop(drainTimeout);
    }

    private Uni<List<Refund>> claim(int limit) {
        return transactions.run(() -> lease(limit));
    }

    private Uni<List<Refund>> lease(int limit) {
        var now = clock.instant();
        return refunds.lockDue(now, limit).invoke(due -> due.forEach(it -> it.attempt(now, schedule.lease())));
    }

    Uni<Void> settle(Refund due) {
        return Panache.withSession(() -> payments.findById(due.paymentId()))
                .chain(payment -> gateway.refund(payment, due).chain(outcome -> record(payment, due, outcome)));
    }

    private Uni<Void> record(Payment payment, Refund due, RefundOutcome outcome) {
        var recorded = recordRefund.record(due, outcome);
        return outcome instanceof RefundOutcome.Refused refused && refused.isDisputed()
                ? recorded.chain(() -> observeDisputes.observe(payment)).replaceWithVoid()
                : recorded;
    }
}
