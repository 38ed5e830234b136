package io.ticketing.payments.domain;

import java.time.Instant;
import java.util.Optional;

/// What has moved our balance at the gateway. Amounts are in minor units, negative if we have less.
///
/// @param amount with the fee
/// @param fee what the gateway keeps of it
/// @param intentId of the payment that it is about, if it is about one
/// @param ofPayout whether it is about one of our payouts
/// @param news what has become of the payment, if that may come weeks after it
public record GatewayBooking(
        String id,
        long amount,
        long fee,
        String currency,
        Instant at,
        Optional<String> intentId,
        boolean ofPayout,
        Optional<GatewayNews> news) {}
