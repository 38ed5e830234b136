package io.ticketing.storefront.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Money that a buyer gets back for tickets.
///
/// @param quantity how many tickets it is for
/// @param note what its seller has written
public record Refund(
        UUID id,
        Status status,
        int quantity,
        BigDecimal amount,
        String currency,
        Reason reason,
        @Nullable String note,
        Instant createdAt) {

    public enum Status {
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("refunded")
        REFUNDED,
        @JsonProperty("failed")
        FAILED
    }

    /// Who or what has caused it.
    public enum Reason {
        @JsonProperty("buyer")
        BUYER,
        @JsonProperty("seller")
        SELLER,
        @JsonProperty("withdrawn")
        WITHDRAWN,
        @JsonProperty("order_lost")
        ORDER_LOST
    }
}
