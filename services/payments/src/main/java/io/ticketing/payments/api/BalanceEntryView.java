package io.ticketing.payments.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.ticketing.payments.persistence.SellerEntry;

/// One change of a seller's balance.
@Schema(
        name = "BalanceEntry",
        requiredProperties = {"id", "kind", "createdAt", "availableAt", "currency", "amount", "fee", "net"})
record BalanceEntryView(
        UUID id,

        @Schema(
                enumeration = {
                    "capture",
                    "capture_revoked",
                    "refund",
                    "refund_sent_back",
                    "dispute",
                    "dispute_won",
                    "payout"
                },
                description = "Values may be added")
        String kind,

        Instant createdAt,

        @Schema(description = "From when on it counts as available")
        Instant availableAt,

        @Schema(description = "ISO 4217 code", pattern = "^[A-Z]{3}$", examples = "USD")
        String currency,

        @Schema(description = "What moved, positive in your favour", examples = "41")
        BigDecimal amount,

        @Schema(
                description = "What the marketplace has kept of it. Negative if it gave something back",
                examples = "2.05")
        BigDecimal fee,

        @Schema(description = "The amount less the fee: what you have more than before", examples = "38.95")
        BigDecimal net,

        @Schema(description = "The payment, if it is about one") @Nullable
        UUID paymentId,

        @Schema(description = "The payment gateway's id", examples = "pi_3Pgc6e2eZvKYlo2C1OS4Ukqn") @Nullable
        String reference) {

    static BalanceEntryView of(SellerEntry entry) {
        var currency = entry.currency();
        return new BalanceEntryView(
                entry.postingId(),
                entry.kind().name().toLowerCase(Locale.ROOT),
                entry.postedAt(),
                entry.availableAt(),
                currency,
                SignedAmount.of(entry.net() + entry.fee(), currency),
                SignedAmount.of(entry.fee(), currency),
                SignedAmount.of(entry.net(), currency),
                entry.paymentId(),
                entry.reference());
    }
}
