package io.ticketing.payments.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.ticketing.payments.domain.Dispute;

/// A buyer's complaint to the bank as the seller of the ticket sees it.
///
/// @param amount in major units of the currency
@Schema(
        name = "Dispute",
        description = "The latest complaint of the buyer to the bank, if there is one",
        requiredProperties = {"status", "reason", "amount", "currency"})
record DisputeView(
        @Schema(
                enumeration = {"inquiry", "inquiry_closed", "open", "won", "lost"},
                description = "While it is `open` and when it is `lost`, the bank has taken the money back."
                        + " With an `inquiry` it only asks. Values may be added")
        String status,

        @Schema(description = "In the gateway's words", examples = "fraudulent")
        String reason,

        @Schema(examples = "41") BigDecimal amount,

        @Schema(description = "ISO 4217 code", pattern = "^[A-Z]{3}$", examples = "USD")
        String currency,

        @Schema(description = "Until when the operator may submit evidence to the gateway") @Nullable
        Instant respondBy) {

    static DisputeView of(Dispute dispute) {
        var amount = dispute.amount();
        return new DisputeView(
                dispute.status().name().toLowerCase(Locale.ROOT),
                dispute.reason(),
                amount.amount(),
                amount.currency().getCurrencyCode(),
                dispute.respondBy().orElse(null));
    }
}
