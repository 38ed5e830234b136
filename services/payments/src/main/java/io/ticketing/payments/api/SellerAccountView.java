package io.ticketing.payments.api;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.ticketing.payments.domain.SellerAccountStatus;

/// How far a seller is on the way to being paid.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "SellerAccount",
        requiredProperties = {"status"})
record SellerAccountView(
        @Schema(
                enumeration = {"none", "onboarding", "restricted", "enabled"},
                description = "Values may be added. `restricted`: the gateway wants more from the seller",
                examples = "onboarding")
        String status,

        @Schema(
                description = "Where the gateway asks the seller, once and within minutes",
                format = "uri",
                examples = "https://connect.stripe.com/setup/e/acct_1/x")
        @Nullable
        String onboardingUrl) {

    static SellerAccountView none() {
        return new SellerAccountView("none", null);
    }

    static SellerAccountView of(SellerAccountStatus status) {
        return of(status, null);
    }

    static SellerAccountView of(SellerAccountStatus status, @Nullable String onboardingUrl) {
        return new SellerAccountView(status.name().toLowerCase(Locale.ROOT), onboardingUrl);
    }
}
