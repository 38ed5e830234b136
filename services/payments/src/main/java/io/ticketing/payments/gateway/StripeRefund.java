package io.ticketing.payments.gateway;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/// A refund, or the error in its place, with only the fields that we use.
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record StripeRefund(
        @Nullable String status,
        @JsonProperty("failure_reason") @Nullable String failureReason,
        @Nullable Map<String, String> metadata,
        StripeReply.@Nullable ErrorObject error) {

    /// Our id of a refund, in its metadata.
    static final String OUR_ID = "refund_id";

    boolean isOurs(String id) {
        return metadata != null && id.equals(metadata.get(OUR_ID));
    }

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Page(@Nullable List<StripeRefund> data) {

        List<StripeRefund> refunds() {
            return data == null ? List.of() : data;
        }
    }
}
