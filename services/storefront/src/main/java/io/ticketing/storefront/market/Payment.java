package io.ticketing.storefront.market;

import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// A payment as its buyer sees it.
///
/// @param nextAction what its buyer has to do, while there is something
/// @param failure why it failed, if it did
public record Payment(
        UUID id,
        UUID orderId,
        Status status,
        @Nullable NextAction nextAction,
        @Nullable String failure) {

    /// @param redirectUrl where the bank asks the buyer
    public record NextAction(String redirectUrl) {}

    public enum Status {
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("requires_action")
        REQUIRES_ACTION,
        @JsonProperty("authorized")
        AUTHORIZED,
        @JsonProperty("captured")
        CAPTURED,
        @JsonProperty("refunded")
        REFUNDED,
        @JsonProperty("voided")
        VOIDED,
        @JsonProperty("failed")
        FAILED
    }

    /// Where the bank asks the buyer, while it does.
    public Optional<String> bank() {
        return Optional.ofNullable(nextAction).map(NextAction::redirectUrl);
    }

    /// Whether the gateway may still charge the amount.
    public boolean isUnderWay() {
        return status == Status.PENDING || status == Status.AUTHORIZED;
    }

    /// Whether the amount was charged, whatever was paid back since.
    public boolean isTaken() {
        return status == Status.CAPTURED || status == Status.REFUNDED;
    }
}
