package io.ticketing.payments.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.ticketing.payments.domain.Receipt;

/// A line in the list of what a seller has issued.
///
/// @param total in major units of the currency
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "IssuedReceipt",
        requiredProperties = {"id", "kind", "paymentId", "orderId", "quantity", "total", "currency", "fee", "issuedAt"})
record IssuedView(
        UUID id,

        @Schema(
                enumeration = {"receipt", "credit_note"},
                description = "Values may be added")
        String kind,

        @Schema(description = "Only if you are a business", examples = "ACME-17") @Nullable
        String number,

        UUID paymentId,
        UUID orderId,

        @Schema(
                description = "Title of the ticket when the order was placed; left out if that is not known any more",
                examples = "Concert")
        @Nullable
        String title,

        @Schema(description = "How many tickets were bought, or paid back", examples = "2")
        int quantity,

        @Schema(description = "What was paid, or paid back", examples = "41")
        BigDecimal total,

        @Schema(description = "ISO 4217 code", pattern = "^[A-Z]{3}$", examples = "USD")
        String currency,

        @Nullable TaxView tax,

        @Schema(
                description = "What the platform keeps of the total, or gives back with it: the seller pays it",
                examples = "2.05")
        BigDecimal fee,

        Instant issuedAt) {

    static IssuedView of(Receipt issued) {
        var purchase = issued.purchase();
        return new IssuedView(
                issued.id(),
                issued.kind().name().toLowerCase(Locale.ROOT),
                issued.number().orElse(null),
                purchase.paymentId(),
                purchase.orderId(),
                purchase.title(),
                issued.quantity(),
                issued.total().amount(),
                purchase.currency(),
                TaxView.of(issued).orElse(null),
                issued.fee().amount(),
                issued.issuedAt());
    }
}
