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
import io.ticketing.payments.application.steps.PayableBalances;
import io.ticketing.payments.application.steps.RecordPayout;
import io.ticketing.payments.domain.Payout;
import io.ticketing.payments.domain.PayoutOutcome;
import io.ticketing.payments.gateway.PayoutGateway;
import io.ticketing.payments.persistence.PayoutRepository;
import io.ticketing.postgresql.Contexts;
import io.ticketing.postgresql.UntilSchemaReady;

/// Has the gateway send to sellers what they are to get, until each payout has an outcome.
@ApplicationScoped
public class SettlePayouts {

    private final Transactions transactions;
    private final PayoutRepository payouts;
    private final PayoutGateway gateway;
    private final RecordPayout recordPayout;
    private final PayableBalances balances;
    private final CallSchedule schedule;
    private final Clock clock;
    private final Duration drainTimeout;
    private final DueCalls<Payout> calls;

    SettlePayouts(
            Transactions transactions,
            PayoutRepository payouts,
            PayoutGateway gateway,
            RecordPayout recordPayout,
            PayableBalances balances,
            CallSchedule schedule,
            Contexts contexts,
            Clock clock,
            PaymentsConfig config) {
        this.transactions = transactions;
        this.payouts = payouts;
        this.gateway = gateway;
        this.recordPayout = recordPayout;
        this.balances = balances;
        this.schedule = schedule;
        this.clock = clock;
        this.drainTimeout = config.gateway().timeout();
        this.calls = new DueCalls<>("payouts", contexts, config.payouts().atOnce(), this::claim, this::settle);
    }

    /// Announces that a payout may be due. It is cheap, and any thread may call it.
    @Scheduled(every = "1s", skipExecutionIf = UntilSchemaReady.class)
    public void wake() {
        calls.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        calls.stop(drainTimeout);
    }

    private Uni<List<Payout>> claim(int limit) {
        return transactions.run(() -> lease(limit));
    }

    private Uni<List<Payout>> lease(int limit) {
        var now = clock.instant();
        return payouts.lockDue(now, limit).invoke(due -> due.forEach(it -> it.attempt(now, schedule.lease())));
    }

    private Uni<Void> settle(Payout due) {
        return isStillDue(due)
                .chain(still -> still ? gateway.pay(due) : Uni.createFrom().item(new PayoutOutcome.NoLongerDue()))
                .chain(outcome -> recordPayout.record(due, outcome));
    }

    private Uni<Boolean> isStillDue(Payout due) {
        var money = due.money();
        return due.hasWaited()
                ? balances.of(due.sellerId())
                        .map(payable ->
                                payable.getOrDefault(money.currency().getCurrencyCode(), 0L) >= money.minorUnits())
                : Uni.createFrom().item(true);
    }
}
