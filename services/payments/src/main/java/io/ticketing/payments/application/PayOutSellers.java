package io.ticketing.payments.application;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import io.ticketing.money.Money;
import io.ticketing.outbox.Transactions;
import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.application.steps.PayableBalances;
import io.ticketing.payments.domain.Payout;
import io.ticketing.payments.domain.SellerAccount;
import io.ticketing.payments.gateway.PayoutGateway;
import io.ticketing.payments.persistence.PayoutRepository;
import io.ticketing.payments.persistence.SellerAccountRepository;
import io.ticketing.postgresql.UntilSchemaReady;

/// Begins a payout of what each seller can be paid, in each currency, unless there is one under way.
/// It is saved before the gateway hears of it, and while the seller's account is locked, so that two
/// processes never pay the same money.
@ApplicationScoped
public class PayOutSellers {

    private static final int BATCH = 100;

    private final Transactions transactions;
    private final SellerAccountRepository accounts;
    private final PayoutRepository payouts;
    private final PayableBalances balances;
    private final PayoutGateway gateway;
    private final SettlePayouts settlePayouts;
    private final Clock clock;
    private final long minimum;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    PayOutSellers(
            Transactions transactions,
            SellerAccountRepository accounts,
            PayoutRepository payouts,
            PayableBalances balances,
            PayoutGateway gateway,
            SettlePayouts settlePayouts,
            Clock clock,
            PaymentsConfig config) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.payouts = payouts;
        this.balances = balances;
        this.gateway = gateway;
        this.settlePayouts = settlePayouts;
        this.clock = clock;
        this.minimum = config.payouts().minimum();
    }

    @Scheduled(
            every = "{ticketing.payments.payouts.every}",
            skipExecutionIf = UntilSchemaReady.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> payOut() {
        return payOutAfter(Optional.empty()).invoke(settlePayouts::wake);
    }

    private Uni<Void> payOutAfter(Optional<UUID> seller) {
        return accounts.payable(seller, minimum, clock.instant(), BATCH)
                .call(found -> Transactions.forEach(() -> Uni.createFrom().item(found), this::payOut))
                .chain(found ->
                        found.size() < BATCH ? Uni.createFrom().voidItem() : payOutAfter(Optional.of(found.getLast())));
    }

    Uni<Void> payOut(UUID sellerId) {
        return transactions.run(() -> accounts.lock(sellerId)
                .chain(account ->
                        account.isEnabled() ? begin(account) : Uni.createFrom().voidItem()));
    }

    private Uni<Void> begin(SellerAccount account) {
        return payouts.pendingCurrencies(account.sellerId())
                .chain(pending -> balances.of(account.sellerId()).map(payable -> due(payable, pending)))
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(
                        money -> payouts.persist(Payout.begin(ids.generate(), account, money, clock.instant())))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private List<Money> due(Map<String, Long> payable, List<String> pending) {
        return payable.entrySet().stream()
                .filter(it -> !pending.contains(it.getKey()) && it.getValue() > 0)
                .map(it -> gateway.payable(new Money(it.getValue(), Money.currency(it.getKey()))))
                .filter(money -> money.minorUnits() >= minimum)
                .toList();
    }
}
