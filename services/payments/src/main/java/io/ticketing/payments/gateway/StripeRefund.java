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

    /// Our id of a refund, in its metadata.
    static final String OUR_ID = "refund_id";

    /// Empty if a person has made it.
    Optional<UUID> ourId() {
        try {
            return Optional.ofNullable(metadata).map(all -> all.get(OUR_ID)).map(UUID::fromString);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
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
