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
import io.ticketing.payments.application.steps.RecordAccount;
import io.ticketing.payments.domain.SellerAccount;
import io.ticketing.payments.gateway.AccountGateway;
import io.ticketing.payments.persistence.SellerAccountRepository;
import io.ticketing.postgresql.Contexts;
import io.ticketing.postgresql.UntilSchemaReady;

/// Looks at the sellers' accounts of which the gateway has told something, until it has said how far
/// they are.
@ApplicationScoped
public class ObserveAccounts {

    private static final int AT_ONCE = 4;

    private final Transactions transactions;
    private final SellerAccountRepository accounts;
    private final AccountGateway gateway;
    private final RecordAccount recordAccount;
    private final CallSchedule schedule;
    private final Clock clock;
    private final Duration timeout;
    private final DueCalls<SellerAccount> calls;

    ObserveAccounts(
            Transactions transactions,
            SellerAccountRepository accounts,
            AccountGateway gateway,
            RecordAccount recordAccount,
            CallSchedule schedule,
            Contexts contexts,
            Clock clock,
            PaymentsConfig config) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.gateway = gateway;
        this.recordAccount = recordAccount;
        this.schedule = schedule;
        this.clock = clock;
        this.timeout = config.gateway().timeout();
        this.calls = new DueCalls<>("accounts", contexts, AT_ONCE, this::claim, this::look);
    }

    /// Announces that a look may be due. It is cheap, and any thread may call it.
    @Scheduled(every = "1s", skipExecutionIf = UntilSchemaReady.class)
    public void wake() {
        calls.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        calls.stop(timeout);
    }

    private Uni<List<SellerAccount>> claim(int limit) {
        return transactions.run(() -> lease(limit));
    }

    private Uni<List<SellerAccount>> lease(int limit) {
        var now = clock.instant();
        return accounts.lockDue(now, limit).invoke(due -> due.forEach(it -> it.look(now, schedule.lease())));
    }

    private Uni<SellerAccount> look(SellerAccount due) {
        return gateway.stateOf(due.accountId().orElseThrow(), timeout)
                .chain(outcome -> recordAccount.seen(due, outcome));
    }
}
