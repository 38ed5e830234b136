package io.ticketing.payments.domain;

import java.time.Instant;
import java.util.UUID;

/// An order as one of its events tells it.
public record OrderSnapshot(
        UUID orderId,
        long version,
        OrderStatus status,
        UUID buyerId,
        UUID ticketId,
        long total,
        String currency,
        Instant expiresAt) {}
