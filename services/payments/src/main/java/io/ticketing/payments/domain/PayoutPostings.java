package io.ticketing.payments.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.ticketing.money.Money;

/// What payouts to sellers mean for the ledger.
public final class PayoutPostings {

    private PayoutPostings() {}

    /// @param transferId the gateway's id
    public static Posting payout(UUID payoutId, UUID sellerId, Money money, String transferId, Instant now) {
        var currency = money.currency().getCurrencyCode();
        var amount = money.minorUnits();
        return new Posting(
                PostingKind.PAYOUT,
                payoutId.toString(),
                Optional.empty(),
                Optional.of(transferId),
                now,
                List.of(Entry.ofSeller(sellerId, amount, currency, now), Entry.of(Account.GATEWAY, -amount, currency)));
    }
}
