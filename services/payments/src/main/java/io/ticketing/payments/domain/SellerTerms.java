package io.ticketing.payments.domain;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

/// Who gets the money of a payment, less how much, and when: fixed when the payment begins.
///
/// @param fee what the platform keeps of the amount, in minor units
/// @param returnsUntil until when the buyer may return the tickets
@Embeddable
public record SellerTerms(UUID sellerId, long fee, @Nullable Instant returnsUntil) {

    /// The platform's share of the fee for so many of the tickets. All parts add up to the fee.
    long feeOf(int tickets, int quantity) {
        return Math.multiplyExact(fee, tickets) / quantity;
    }

    /// Money that the buyer may still ask back is not paid out.
    Instant availableFrom(Instant earliest) {
        return returnsUntil != null && returnsUntil.isAfter(earliest) ? returnsUntil : earliest;
    }
}
