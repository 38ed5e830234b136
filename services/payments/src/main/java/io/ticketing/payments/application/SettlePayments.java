package io.ticketing.payments.application;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

import io.ticketing.outbox.Transactions;
import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.application.steps.CallSchedule;
import io.ticketing.payments.application.steps.DueCalls;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.persistence.PaymentRepository;
import io.ticketing.postgresql.Contexts;
import io.ticketing.postgresql.UntilSchemaReady;

/// Makes the due calls to the gateway until each has an outcome: captures, voids, and
/// authorisations whose caller was lost or whose buyer is asked by the bank.
///
/// A process that takes over from another one asks the gateway for the payment's state.
@ApplicationScoped
public class SettlePayments {

    private final Transactions transactions;
    private final PaymentRepository payments;
    private final AuthorizePayment authorizePayment;
    private final CapturePayment capturePayment;
    private final VoidPayment voidPayment;
    private final CallSchedule schedule;
    private final Clock clock;
    private final Duration drainTimeout;
    private final DueCalls<Payment> calls;

    SettlePayments(
            Transactions transactions,
            PaymentRepository payments,
            AuthorizePayment authorizePayment,
            CapturePayment capturePayment,
            VoidPayment voidPayment,
            CallSchedule schedule,
            Contexts contexts,
            Clock clock,
            PaymentsConfig config) {
        this.transactions = transactions;
        this.payments = payments;
        this.authorizePayment = authorizePayment;
        this.capturePayment = capturePayment;
        this.voidPayment = voidPayment;
        this.schedule = schedule;
        this.clock = clock;
        this.drainTimeout = config.gateway().timeout();
        this.calls = new DueCalls<>("payments", contexts, config.settlement().atOnce(), this::claim, this::settle);
    }

    /// Announces that a call may be due. It is cheap, and any thread may call it.
    @Scheduled(every = "1s", skipExecutionIf = UntilSchemaReady.class)
    public void wake() {
        calls.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        calls.stop(drainTimeout);
    }

    private Uni<List<Payment>> claim(int limit) {
        return transactions.run(() -> lease(limit));
    }

    private Uni<List<Payment>> lease(int limit) {
        var now = clock.instant();
        return payments.lockDue(now, limit).invoke(due -> due.forEach(it -> it.attempt(now, schedule.lease())));
    }

    Uni<?> settle(Payment due) {
        return switch (due.status()) {
            case AUTHORIZING, ACTION_REQUIRED -> authorizePayment.authorize(due);
            case CAPTURING -> capturePayment.capture(due);
            case VOIDING -> voidPayment.voidAtGateway(due);
            case AUTHORIZED, CAPTURED, REFUNDED, VOIDED, FAILED, RETURNING, RETURNED ->
                Uni.createFrom().voidItem();
        };
    }
}
