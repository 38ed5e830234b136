package io.ticketing.payments.domain;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// One line of a posting.
///
/// @param amount in minor units of the currency: debits are positive, credits negative
/// @param currency ISO 4217 code
/// @param sellerId whose account it is, if it is a seller's
/// @param availableAt from when on it counts for what the seller can be paid
public record Entry(
        Account account,
        long amount,
        String currency,
        @Nullable UUID sellerId,
        @Nullable Instant availableAt) {

    static Entry of(Account account, long amount, String currency) {
        return new Entry(account, amount, currency, null, null);
    }

    static Entry ofSeller(UUID sellerId, long amount, String currency, Instant availableAt) {
        return new Entry(Account.SELLER, amount, currency, sellerId, availableAt);
    }
}
