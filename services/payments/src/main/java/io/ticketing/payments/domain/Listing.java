package io.ticketing.payments.domain;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/// What payments knows of a ticket: who sells it, and whether buyers get their money back.
@Entity
@Table(name = "listings")
public class Listing {

    private static final int ALL = 10_000;

    @Id
    private UUID ticketId;

    private long version;
    private UUID sellerId;
    private @Nullable Instant returnsUntil;
    private boolean refundsAll;

    protected Listing() {}

    /// What its seller gets of an amount, and when.
    ///
    /// @param basisPoints the platform's share, in hundredths of a percent; rounded down
    public SellerTerms sellerTerms(long amount, int basisPoints) {
        return new SellerTerms(sellerId, Math.multiplyExact(amount, basisPoints) / ALL, returnsUntil);
    }

    public boolean isSoldBy(UUID userId) {
        return sellerId.equals(userId);
    }

    /// Whether its seller has cancelled the event.
    public boolean refundsAll() {
        return refundsAll;
    }

    /// Whether buyers may return their tickets themselves.
    public boolean takesReturns(Instant now) {
        return returnsUntil != null && now.isBefore(returnsUntil);
    }
}
