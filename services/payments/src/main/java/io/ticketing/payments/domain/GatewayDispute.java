package io.ticketing.payments.domain;

import java.time.Instant;
import java.util.Optional;

import io.ticketing.money.Money;

/// What the gateway says about a dispute of a payment.
///
/// @param id the gateway's own
/// @param reason in the gateway's words, such as `fraudulent`
/// @param movements how often money has moved because of it
/// @param taken whether the money is gone, after the last of them
/// @param respondBy until when evidence may be submitted
public record GatewayDispute(
        String id,
        String reason,
        DisputeStatus status,
        Money amount,
        int movements,
        boolean taken,
        Instant openedAt,
        Optional<Instant> respondBy) {}
