package io.ticketing.storefront.market;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A payment as its buyer sees it.
public record Payment(UUID id, UUID orderId, Status status) {

    public enum Status {
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("authorized")
        AUTHORIZED,
        @JsonProperty("captured")
        CAPTURED,
        @JsonProperty("voided")
        VOIDED,
        @JsonProperty("failed")
        FAILED
    }

    /// Whether the gateway may still charge the amount.
    public boolean isUnderWay() {
        return status == Status.PENDING || status == Status.AUTHORIZED;
    }
}
