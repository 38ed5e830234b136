package io.ticketing.journeys;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/// An order as its buyer sees it.
record Order(
        UUID id,
        String status,
        Instant expiresAt,
        int quantity,
        BigDecimal total,
        String currency,
        UUID userId,
        long version,
        OrderedTicket ticket,
        Instant createdAt,
        int returned,
        String cancelReason,
        String latePayment) {

    record OrderedTicket(UUID id, String title, BigDecimal price) {}

    boolean isComplete() {
        return status.equals("complete");
    }

    boolean isCancelled() {
        return status.equals("cancelled");
    }

    boolean isOver() {
        return isComplete() || isCancelled() || status.equals("refunded");
    }

    /// How many tickets its buyer has: paid, and not returned.
    int tickets() {
        return isOver() && !isCancelled() ? quantity - returned : 0;
    }
}
