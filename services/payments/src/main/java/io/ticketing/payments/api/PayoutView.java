package io.ticketing.payments.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.ticketing.payments.domain.Payout;

/// A payout as its seller sees it.
///
/// @param amount in major units of the currency
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Payout",
        requiredProperties = {"id", "status", "amount", "currency", "createdAt"})
record PayoutView(
        UUID id,

        @Schema(
                enumeration = {"pending", "paid", "failed"},
                description = "Values may be added. What has failed is owed to you as before",
                examples = "paid")
        String status,

        @Schema(examples = "38.95") BigDecimal amount,

        @Schema(description = "ISO 4217 code", pattern = "^[A-Z]{3}$", examples = "USD")
        String currency,

        Instant createdAt,

        @Schema(description = "When it was paid or has failed") @Nullable
        Instant endedAt,

        @Schema(description = "The payment gateway's id of the transfer", examples = "tr_1MiN3gLkdIwHu7ixNCZvFdgA")
        @Nullable
        String reference) {

    static PayoutView of(Payout payout) {
        return new PayoutView(
                payout.id(),
                payout.status().name().toLowerCase(Locale.ROOT),
                payout.money().amount(),
                payout.money().currency().getCurrencyCode(),
                payout.createdAt(),
                payout.endedAt().orElse(null),
                payout.transferId().orElse(null));
    }
}
