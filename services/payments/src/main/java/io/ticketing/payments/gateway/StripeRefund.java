package io.ticketing.payments.gateway;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/// A refund, or the error in its place, with only the fields that we use.
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record StripeRefund(
        @Nullable String id,
        @Nullable String status,
        @JsonProperty("failure_reason") @Nullable String failureReason,
        @Nullable Map<String, String> metadata,
        StripeReply.@Nullable ErrorObject error) {

    Optional<UUID> ourId() {
        return StripeMetadata.id(metadata, StripeMetadata.REFUND);
    }

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Page(
            @Nullable List<StripeRefund> data,
            @JsonProperty("has_more") boolean hasMore) {

        List<StripeRefund> refunds() {
            return data == null ? List.of() : data;
        }
    }
}
