package io.ticketing.storefront.market;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// How far a seller is on the way to being paid.
///
/// @param onboardingUrl where the payment gateway asks the seller, once and soon; only in answer to that
/// wish
public record SellerAccount(Status status, @Nullable String onboardingUrl) {

    public enum Status {
        @JsonProperty("none")
        NONE,
        @JsonProperty("onboarding")
        ONBOARDING,
        @JsonProperty("restricted")
        RESTRICTED,
        @JsonProperty("enabled")
        ENABLED
    }
}
