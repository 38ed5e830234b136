package io.ticketing.payments.application.steps;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.payments.persistence.SellerBalance;
import io.ticketing.payments.persistence.SellerLedger;

/// What can be sent to a seller now. What buyers are about to get back is kept.
@ApplicationScoped
public class PayableBalances {

    private final SellerLedger ledger;
    private final Clock clock;

    PayableBalances(SellerLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /// In minor units, by currency. An amount may be negative.
    public Uni<Map<String, Long>> of(UUID sellerId) {
        return ledger.balances(sellerId, clock.instant())
                .chain(balances -> ledger.aboutToBeRefunded(sellerId)
                        .map(refunds -> balances.stream()
                                .collect(Collectors.toMap(
                                        SellerBalance::currency,
                                        it -> it.payable() - refunds.getOrDefault(it.currency(), 0L)))));
    }
}
