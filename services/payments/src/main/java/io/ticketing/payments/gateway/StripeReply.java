package io.ticketing.payments.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// A payment intent, or the error in its place, with only the fields that we use.
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record StripeReply(
        String id,
        String status,
        @JsonProperty("last_payment_error") Error lastPaymentError,
        Error error) {

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Error(
            String type,
            String code,
            String message,
            @JsonProperty("payment_intent") StripeReply paymentIntent) {}
}
