package io.ticketing.payments.application.steps;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.ticketing.outbox.Transactions;
import io.ticketing.payments.domain.AccountOutcome;
import io.ticketing.payments.domain.SellerAccount;
import io.ticketing.payments.persistence.SellerAccountRepository;

/// Saves what the gateway has said about a seller's account.
@ApplicationScoped
public class RecordAccount {

    private static final Logger LOG = Logger.getLogger(RecordAccount.class);

    private final Transactions transactions;
    private final SellerAccountRepository accounts;
    private final CallSchedule schedule;
    private final Clock clock;

    RecordAccount(Transactions transactions, SellerAccountRepository accounts, CallSchedule schedule, Clock clock) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.schedule = schedule;
        this.clock = clock;
    }

    /// What came of opening it.
    public Uni<SellerAccount> opened(SellerAccount asked, AccountOutcome outcome) {
        return transactions.run(
                () -> accounts.lock(asked.sellerId()).invoke(account -> learnOpening(account, outcome)));
    }

    /// What a look at it has shown.
    ///
    /// @param asked the account as it was then
    public Uni<SellerAccount> seen(SellerAccount asked, AccountOutcome outcome) {
        return transactions.run(
                () -> accounts.lock(asked.sellerId()).invoke(account -> learn(account, asked, outcome)));
    }

    private static void learnOpening(SellerAccount account, AccountOutcome outcome) {
        switch (outcome) {
            case AccountOutcome.Known(var id, var status) -> {
                if (account.accountId().isEmpty()) {
                    account.learn(id, status);
                }
            }
            case AccountOutcome.Broken(var reason) -> {
                account.broke();
                warn(account, reason);
            }
            case AccountOutcome.Unknown(var reason) -> warn(account, reason);
        }
    }

    private void learn(SellerAccount account, SellerAccount asked, AccountOutcome outcome) {
        switch (outcome) {
            case AccountOutcome.Known(var id, var status) -> account.looked(asked, id, status);
            case AccountOutcome.Broken(var reason) -> later(account, reason);
            case AccountOutcome.Unknown(var reason) -> later(account, reason);
        }
    }

    private void later(SellerAccount account, String reason) {
        warn(account, reason);
        account.lookAt(clock.instant().plus(schedule.pause(account.looks())));
    }

    private static void warn(SellerAccount account, String reason) {
        LOG.warnf("The account of seller %s stays %s: %s", account.sellerId(), account.status(), reason);
    }
}
