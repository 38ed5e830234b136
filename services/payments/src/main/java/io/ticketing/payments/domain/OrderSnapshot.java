package io.ticketing.payments.domain;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/// An order's state as one of its events reports it.
@Embeddable
public record OrderSnapshot(
        @Column(name = "id", insertable = false, updatable = false)
        UUID orderId,

        long version,
        @Enumerated(EnumType.STRING) OrderStatus status,
        UUID buyerId,
        UUID ticketId,
        int quantity,
        long total,
        String currency,
        Instant expiresAt) {

    PaymentTerms terms() {
        return new PaymentTerms(orderId, ticketId, buyerId, quantity, total, currency);
    }
}
