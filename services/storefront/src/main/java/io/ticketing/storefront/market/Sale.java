package io.ticketing.storefront.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// A payment for a ticket, as the ticket's seller sees it.
///
/// @param id the payment
/// @param returned how many of the tickets were returned
/// @param refunded how much of the amount was paid back, if any was
public record Sale(
        UUID id,
        UUID orderId,
        Payment.Status status,
        BigDecimal amount,
        String currency,
        int quantity,
        int returned,
        @Nullable BigDecimal refunded,
        Instant createdAt) {

    /// All sales of a ticket. The numbers count tickets.
    ///
    /// @param pending those whose refunds are on their way
    /// @param failed those whose refunds have failed
    public record Total(
            int sold, int returned, int pending, int failed, BigDecimal amount, BigDecimal refunded, String currency) {}
}
