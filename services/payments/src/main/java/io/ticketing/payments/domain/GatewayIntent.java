package io.ticketing.payments.domain;

import java.util.UUID;

import io.ticketing.money.Money;

/// What the gateway has in its books about one of our payments.
///
/// @param id the gateway's own
/// @param received what was charged
/// @param refunded how much of it was paid back
/// @param disputed whether the buyer has complained to the bank
public record GatewayIntent(
        String id,
        UUID paymentId,
        UUID orderId,
        GatewayOutcome state,
        Money received,
        Money refunded,
        boolean disputed) {}
