package io.ticketing.payments.application;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import io.ticketing.payments.application.steps.RecordAccount;
import io.ticketing.payments.domain.AccountOutcome;
import io.ticketing.payments.domain.SellerAccount;
import io.ticketing.payments.gateway.AccountGateway;
import io.ticketing.payments.persistence.SellerAccountRepository;
import io.ticketing.postgresql.Contexts;

/// Shows a seller's account. While no money can be sent to it the gateway is asked as well, so that a
/// seller who comes back from the gateway need not wait for its webhook.
@ApplicationScoped
public class ShowSellerAccount {

    /// How long a seller waits for the gateway.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /// How often the gateway is asked about one account, at most.
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final SellerAccountRepository accounts;
    private final AccountGateway gateway;
    private final RecordAccount recordAccount;
    private final Contexts contexts;

    private final Set<UUID> lookedAt = ConcurrentHashMap.newKeySet();

    ShowSellerAccount(
            SellerAccountRepository accounts, AccountGateway gateway, RecordAccount recordAccount, Contexts contexts) {
        this.accounts = accounts;
        this.gateway = gateway;
        this.recordAccount = recordAccount;
        this.contexts = contexts;
    }

    /// Empty if the seller has none.
    public Uni<Optional<SellerAccount>> show(UUID sellerId) {
        return Panache.withSession(() -> accounts.findById(sellerId))
                .map(Optional::ofNullable)
                .chain(account -> account.isPresent()
                        ? look(account.get()).map(Optional::of)
                        : Uni.createFrom().item(account));
    }

    private Uni<SellerAccount> look(SellerAccount account) {
        var id = account.accountId();
        if (account.isEnabled() || id.isEmpty() || !lookedAt.add(account.sellerId())) {
            return Uni.createFrom().item(account);
        }
        return gateway.stateOf(id.get(), PATIENCE)
                .chain(outcome -> outcome instanceof AccountOutcome.Known
                        ? recordAccount.seen(account, outcome)
                        : Uni.createFrom().item(account))
                .onTermination()
                .invoke(() -> contexts.pause(BETWEEN_LOOKS).subscribe().with(_ -> lookedAt.remove(account.sellerId())));
    }
}
