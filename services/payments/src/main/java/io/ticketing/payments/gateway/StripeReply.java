package io.ticketing.payments.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/// A payment intent, or the error in its place, with only the fields that we use.
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record StripeReply(
        String id,
        @Nullable String status,
        @JsonProperty("last_payment_error") @Nullable ErrorObject lastPaymentError,
        @JsonProperty("next_action") @Nullable NextAction nextAction,
        @Nullable ErrorObject error) {

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record NextAction(
            @JsonProperty("redirect_to_url") @Nullable Redirect redirect) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Redirect(@Nullable String url) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ErrorObject(
            @Nullable String type,
            @Nullable String code,
            @Nullable String message,
            @JsonProperty("payment_intent") @Nullable StripeReply paymentIntent) {}
}
