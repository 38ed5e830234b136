package io.ticketing.storefront.market;

import java.math.BigDecimal;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Money that goes to a seller.
public record Payout(Status status, BigDecimal amount, String currency, Instant createdAt) {

    public enum Status {
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("paid")
        PAID,
        @JsonProperty("failed")
        FAILED
    }
}
