package io.ticketing.payments.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
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
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Subject(@Nullable String id) {}
}
