package io.ticketing.storefront.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// A payment for a ticket, as the ticket's seller sees it.
///
/// @param id the payment
/// @param returned how many of the tickets were returned
/// @param pending how many more are being refunded
/// @param refunded how much of the amount was paid back
public record Sale(
        UUID id,
        UUID orderId,
        Payment.Status status,
        BigDecimal amount,
        String currency,
        int quantity,
        int returned,
        int pending,
        BigDecimal refunded,
        Instant createdAt,
        @Nullable Dispute dispute) {

    /// A buyer's complaint to the bank.
    public record Dispute(Status status) {

        public enum Status {
            @JsonProperty("inquiry")
            INQUIRY,
            @JsonProperty("inquiry_closed")
            INQUIRY_CLOSED,
            @JsonProperty("open")
            OPEN,
            @JsonProperty("won")
            WON,
            @JsonProperty("lost")
            LOST
        }

        /// Whether the buyer has the money, or may keep it.
        public boolean takesMoney() {
            return status == Status.OPEN || status == Status.LOST;
        }
    }

    /// All sales of a ticket. The numbers count tickets.
    ///
    /// @param cancelled whether all are refunded, because the event was cancelled
    /// @param pending those whose refunds are on their way
    /// @param failed those whose buyers did not get their money back, though they should
    public record Total(
            boolean cancelled,
            int sold,
            int returned,
            int pending,
            int failed,
            BigDecimal amount,
            BigDecimal refunded,
            String currency) {}
}
