package io.ticketing.payments.application.steps;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.ticketing.outbox.Transactions;
import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.domain.Payout;
import io.ticketing.payments.domain.PayoutOutcome;
import io.ticketing.payments.domain.PayoutPostings;
import io.ticketing.payments.persistence.LedgerRepository;
import io.ticketing.payments.persistence.PayoutRepository;
import io.ticketing.payments.persistence.SellerAccountRepository;

/// Saves what the gateway has said about a payout, together with its posting.
@ApplicationScoped
public class RecordPayout {

    private static final Logger LOG = Logger.getLogger(RecordPayout.class);
    private static final Duration LONGEST_PATIENCE = Duration.ofHours(1);

    private final Transactions transactions;
    private final PayoutRepository payouts;
    private final SellerAccountRepository accounts;
    private final LedgerRepository ledger;
    private final CallSchedule schedule;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final PaymentsConfig.Settlement settlement;

    RecordPayout(
            Transactions transactions,
            PayoutRepository payouts,
            SellerAccountRepository accounts,
            LedgerRepository ledger,
            CallSchedule schedule,
            MeterRegistry metrics,
            Clock clock,
            PaymentsConfig config) {
        this.transactions = transactions;
        this.payouts = payouts;
        this.accounts = accounts;
        this.ledger = ledger;
        this.schedule = schedule;
        this.metrics = metrics;
        this.clock = clock;
        this.settlement = config.settlement();
    }

    /// @param asked the payout as it was when the gateway was called
    public Uni<Void> record(Payout asked, PayoutOutcome outcome) {
        return transactions.run(() -> payouts.lock(asked.id())
                .chain(payout -> payout.isPending() && isFor(payout, asked, outcome)
                        ? learn(payout, outcome)
                        : Uni.createFrom().voidItem()));
    }

    /// A payout is given up only while the gateway was not asked: another process may have taken over.
    private static boolean isFor(Payout payout, Payout asked, PayoutOutcome outcome) {
        return !(outcome instanceof PayoutOutcome.NoLongerDue) || payout.attempts() == asked.attempts();
    }

    private Uni<Void> learn(Payout payout, PayoutOutcome outcome) {
        var now = clock.instant();
        switch (outcome) {
            case PayoutOutcome.Paid(var transferId) -> {
                payout.paid(transferId, now);
                return ledger.post(List.of(
                        PayoutPostings.payout(payout.id(), payout.sellerId(), payout.money(), transferId, now)));
            }
            case PayoutOutcome.Refused(var code)
            when payout.mayBePaid(now) -> {
                payout.broke(now.plus(settlement.doubt()));
                later(payout, "refused: " + code);
            }
            case PayoutOutcome.Refused(var code) -> {
                metrics.counter("ticketing.payouts.failed").increment();
                LOG.errorf("Payout %s to seller %s failed: %s", payout.id(), payout.sellerId(), code);
                payout.failed(code, now);
                return accounts.lock(payout.sellerId())
                        .invoke(account -> account.refuses(now))
                        .replaceWithVoid();
            }
            case PayoutOutcome.NoLongerDue _ -> payout.failed("no_longer_due", now);
            case PayoutOutcome.BalanceTooLow _ -> {
                LOG.warnf("Payout %s waits: the gateway has not enough money of ours", payout.id());
                payout.postpone(now.plus(patience(payout)));
            }
            case PayoutOutcome.Broken(var reason) -> {
                payout.broke(now.plus(settlement.doubt()));
                later(payout, reason);
            }
            case PayoutOutcome.Unknown(var reason) -> later(payout, reason);
        }
        return Uni.createFrom().voidItem();
    }

    private void later(Payout payout, String reason) {
        LOG.warnf("Payout %s to seller %s stays %s: %s", payout.id(), payout.sellerId(), payout.status(), reason);
        payout.tryAgainAt(clock.instant().plus(schedule.pause(payout.attempts())));
    }

    /// Money that buyers have paid may take days to be available.
    private Duration patience(Payout payout) {
        var patience = settlement.longestPause().multipliedBy(payout.attempts());
        return patience.compareTo(LONGEST_PATIENCE) < 0 ? patience : LONGEST_PATIENCE;
    }
}
