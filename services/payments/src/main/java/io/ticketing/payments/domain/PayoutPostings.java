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
    public static Posting payout(UUID payoutId, UUID sellerId, Money amount, String transferId, Instant now) {
        return posting(PostingKind.PAYOUT, payoutId, sellerId, amount, amount.minorUnits(), transferId, now);
    }

    /// The gateway has taken the payout back, so the seller is owed its amount again.
    public static Posting reversal(UUID payoutId, UUID sellerId, Money amount, String transferId, Instant now) {
        return posting(PostingKind.PAYOUT_REVERSED, payoutId, sellerId, amount, -amount.minorUnits(), transferId, now);
    }

    private static Posting posting(
            PostingKind kind, UUID payoutId, UUID sellerId, Money money, long amount, String transferId, Instant now) {
        var currency = money.currency().getCurrencyCode();
        return new Posting(
                kind,
                payoutId.toString(),
                Optional.empty(),
                Optional.of(transferId),
                now,
                List.of(Entry.ofSeller(sellerId, amount, currency, now), Entry.of(Account.GATEWAY, -amount, currency)));
    }
}
