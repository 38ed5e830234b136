package io.ticketing.payments.gateway;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import io.ticketing.payments.domain.AccountOutcome;
import io.ticketing.payments.domain.SellerAccountStatus;

/// A connected account with only the fields that we use.
///
/// Source: <https://docs.stripe.com/api/accounts/object>.
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record StripeAccount(
        String id,
        @JsonProperty("details_submitted") boolean hasSubmittedDetails,
        @Nullable Map<String, String> capabilities,
        @Nullable Map<String, String> metadata) {

    AccountOutcome.Known known() {
        return new AccountOutcome.Known(id, status());
    }

    private SellerAccountStatus status() {
        if (capabilities != null && "active".equals(capabilities.get("transfers"))) {
            return SellerAccountStatus.ENABLED;
        }
        return hasSubmittedDetails ? SellerAccountStatus.RESTRICTED : SellerAccountStatus.ONBOARDING;
    }

    Optional<UUID> sellerId() {
        return StripeMetadata.id(metadata, StripeMetadata.SELLER);
    }

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Page(
            @Nullable List<StripeAccount> data,
            @JsonProperty("has_more") boolean hasMore) {

        List<StripeAccount> accounts() {
            return data == null ? List.of() : data;
        }
    }

    /// Where the gateway asks the holder of an account.
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Link(@Nullable String url) {}
}
