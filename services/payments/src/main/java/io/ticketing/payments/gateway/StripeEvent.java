package io.ticketing.payments.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/// An event with only the fields that we use.
///
/// Source: <https://docs.stripe.com/api/events/object>.
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record StripeEvent(
        @Nullable String id,
        @Nullable String type,
        @Nullable Data data) {

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Data(@Nullable Subject object) {}

    /// What the event is about, as it was then.
    ///
    /// @param intent of the payment, if the event is about a refund or a dispute
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Subject(
            @Nullable String id,
            @JsonProperty("payment_intent") @Nullable String intent) {}
}
