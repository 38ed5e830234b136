package io.ticketing.payments.persistence;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.ticketing.payments.domain.PostingKind;

/// One change of a seller's balance. Amounts are in minor units, positive in the seller's favour.
///
/// @param net what the seller has more than before
/// @param fee what the platform has kept of the amount, or given back
public record SellerEntry(
        UUID postingId,
        PostingKind kind,
        String currency,
        long net,
        long fee,
        @Nullable UUID paymentId,
        @Nullable String reference,
        Instant postedAt,
        Instant availableAt) {}
