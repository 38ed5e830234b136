package io.ticketing.storefront.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// A ticket as the API shows it.
///
/// @param returnsUntil until when buyers can return it, if they can
/// @param held how many buyers hold; only its seller is told
/// @param sold how many are sold; only its seller is told
/// @param offered what its seller offers, if buyers have taken more; only its seller is told
public record Ticket(
        UUID id,
        String title,
        BigDecimal price,
        String currency,
        int quantity,
        int available,
        Status status,
        UUID userId,
        @Nullable Instant returnsUntil,
        long version,
        @Nullable Integer held,
        @Nullable Integer sold,
        @Nullable Integer offered) {

    /// What a buyer can do with it.
    public enum Status {
        @JsonProperty("available")
        AVAILABLE,
        @JsonProperty("locked")
        LOCKED,
        @JsonProperty("sold_out")
        SOLD_OUT,
        @JsonProperty("withdrawn")
        WITHDRAWN
    }
}
