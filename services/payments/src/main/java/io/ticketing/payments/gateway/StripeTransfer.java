package io.ticketing.payments.gateway;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/// A transfer, or the error in its place, with only the fields that we use.
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record StripeTransfer(@Nullable String id, StripeReply.@Nullable ErrorObject error) {

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Page(@Nullable List<StripeTransfer> data) {

        Optional<String> firstId() {
            return data == null ? Optional.empty() : data.stream().findFirst().map(StripeTransfer::id);
        }
    }
}
