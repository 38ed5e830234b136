package io.ticketing.payments.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.ticketing.payments.domain.Receipt;

/// What a refund took back of a receipt.
///
/// @param total in major units of the receipt's currency
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "CreditNote",
        requiredProperties = {"id", "refundId", "quantity", "total", "fee", "issuedAt"})
record CreditNoteView(
        UUID id,

        @Schema(description = "Only if the seller is a business", examples = "ACME-18") @Nullable
        String number,

        UUID refundId,

        @Schema(description = "How many tickets were paid back", examples = "1")
        int quantity,

        @Schema(examples = "20.5") BigDecimal total,

        @Nullable TaxView tax,

        @Schema(description = "How much of its fee the platform gives back to the seller", examples = "2.05")
        BigDecimal fee,

        Instant issuedAt) {

    static CreditNoteView of(Receipt note) {
        return new CreditNoteView(
                note.id(),
                note.number().orElse(null),
                note.refundId().orElseThrow(),
                note.quantity(),
                note.total().amount(),
                TaxView.of(note).orElse(null),
                note.fee().amount(),
                note.issuedAt());
    }
}
