package io.ticketing.payments.application;

import java.net.URI;
import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.outbox.Transactions;
import io.ticketing.payments.application.steps.RecordAccount;
import io.ticketing.payments.domain.Onboarding;
import io.ticketing.payments.domain.SellerAccount;
import io.ticketing.payments.gateway.AccountGateway;
import io.ticketing.payments.persistence.SellerAccountRepository;

/// Opens a seller's account at the gateway, or goes on with it. The account is saved before the
/// gateway hears of it, so that a seller never has two.
@ApplicationScoped
public class OnboardSeller {

    private final Transactions transactions;
    private final SellerAccountRepository accounts;
    private final AccountGateway gateway;
    private final RecordAccount recordAccount;
    private final Clock clock;

    OnboardSeller(
            Transactions transactions,
            SellerAccountRepository accounts,
            AccountGateway gateway,
            RecordAccount recordAccount,
            Clock clock) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.gateway = gateway;
        this.recordAccount = recordAccount;
        this.clock = clock;
    }

    /// @param back where the gateway leads the seller afterwards
    public Uni<Onboarding> onboard(UUID sellerId, URI back) {
        return accounts.add(sellerId, clock.instant())
                .chain(() -> transactions.run(() -> accounts.lock(sellerId).invoke(OnboardSeller::begin)))
                .chain(this::open)
                .chain(account -> link(account, back));
    }

    private static void begin(SellerAccount account) {
        if (account.accountId().isEmpty()) {
            account.attempt();
        }
    }

    /// The account without its id if the gateway does not say it.
    private Uni<SellerAccount> open(SellerAccount account) {
        return account.accountId().isPresent()
                ? Uni.createFrom().item(account)
                : gateway.open(account).chain(outcome -> recordAccount.opened(account, outcome));
    }

    private Uni<Onboarding> link(SellerAccount account, URI back) {
        if (account.accountId().isEmpty()) {
            return Uni.createFrom().item(new Onboarding.Unavailable());
        }
        return gateway.link(account.accountId().get(), back)
                .map(url -> url.<Onboarding>map(it -> new Onboarding.Begun(account.status(), it))
                        .orElseGet(Onboarding.Unavailable::new));
    }
}
