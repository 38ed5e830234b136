package io.ticketing.payments.persistence;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// What the sales of a ticket add up to in one currency. Amounts are in its minor units.
///
/// @param sold how many tickets were sold, with those that were refunded later
/// @param returned how many of them were refunded
/// @param pending how many of them are being refunded
/// @param failed how many were to be refunded, could not be, and are not being refunded either
/// @param amount what was paid for those that were sold
/// @param refunded what was paid back
@RegisterForReflection
public record SalesSummary(
        String currency, long sold, long returned, long pending, long failed, long amount, long refunded) {}
