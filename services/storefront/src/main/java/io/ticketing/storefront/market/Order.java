package io.ticketing.storefront.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// An order as its buyer sees it.
///
/// @param returned how many of the tickets were returned, if any were
/// @param cancelReason only if it is cancelled
/// @param latePayment only if a payment found it expired
public record Order(
        UUID id,
        Status status,
        Instant expiresAt,
        int quantity,
        BigDecimal total,
        String currency,
        long version,
        OrderedTicket ticket,
        Instant createdAt,
        @Nullable Integer returned,
        @Nullable CancelReason cancelReason,
        @Nullable LatePayment latePayment) {

    /// The ticket as it was when the order was placed.
    public record OrderedTicket(UUID id, String title, BigDecimal price) {}

    public enum Status {
        @JsonProperty("created")
        CREATED,
        @JsonProperty("awaiting_payment")
        AWAITING_PAYMENT,
        @JsonProperty("complete")
        COMPLETE,
        @JsonProperty("refunded")
        REFUNDED,
        @JsonProperty("cancelled")
        CANCELLED
    }

    public enum CancelReason {
        @JsonProperty("buyer")
        BUYER,
        @JsonProperty("expired")
        EXPIRED,
        @JsonProperty("withdrawn")
        WITHDRAWN,
        @JsonProperty("payment_failed")
        PAYMENT_FAILED
    }

    public enum LatePayment {
        @JsonProperty("accepted")
        ACCEPTED,
        @JsonProperty("released")
        RELEASED
    }

    /// Whether it no longer waits for anything, unless it may be revived.
    public boolean isOver() {
        return status == Status.COMPLETE || status == Status.REFUNDED || status == Status.CANCELLED;
    }

    /// Whether it has expired and a payment that is under way could still revive it.
    public boolean mayBeRevived() {
        return cancelReason == CancelReason.EXPIRED && latePayment == null;
    }
}
