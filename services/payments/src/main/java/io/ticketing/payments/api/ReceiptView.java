package io.ticketing.payments.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.ticketing.payments.domain.Receipt;

/// A receipt as buyer and seller see it.
///
/// @param unitPrice in major units of the currency
/// @param total in major units of the currency
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Receipt",
        requiredProperties = {
            "id",
            "paymentId",
            "orderId",
            "buyerId",
            "seller",
            "quantity",
            "unitPrice",
            "total",
            "currency",
            "fee",
            "paidAt",
            "paidBy",
            "issuedAt",
            "creditNotes"
        })
record ReceiptView(
        UUID id,

        @Schema(description = "Only if the seller is a business: without gaps", examples = "ACME-17") @Nullable
        String number,

        UUID paymentId,
        UUID orderId,
        UUID buyerId,
        SellerView seller,

        @Schema(
                description = "Title of the ticket when the order was placed; left out if that is not known any more",
                examples = "Concert")
        @Nullable
        String title,

        @Schema(description = "How many tickets were bought", examples = "2")
        int quantity,

        @Schema(description = "Price of one ticket, tax included", examples = "20.5")
        BigDecimal unitPrice,

        @Schema(description = "What the buyer paid, tax included", examples = "41")
        BigDecimal total,

        @Schema(description = "ISO 4217 code", pattern = "^[A-Z]{3}$", examples = "USD")
        String currency,

        @Nullable TaxView tax,

        @Schema(description = "What the platform keeps of the total: the seller pays it", examples = "2.05")
        BigDecimal fee,

        Instant paidAt,

        @Schema(
                enumeration = {"card"},
                description = "Values may be added")
        String paidBy,

        Instant issuedAt,
        @Schema(description = "Oldest first") List<CreditNoteView> creditNotes) {

    static ReceiptView of(Receipt receipt, List<Receipt> creditNotes) {
        var purchase = receipt.purchase();
        return new ReceiptView(
                receipt.id(),
                receipt.number().orElse(null),
                purchase.paymentId(),
                purchase.orderId(),
                purchase.buyerId(),
                SellerView.of(receipt.sellerId(), receipt.seller()),
                purchase.title(),
                receipt.quantity(),
                receipt.unitPrice().amount(),
                receipt.total().amount(),
                purchase.currency(),
                TaxView.of(receipt).orElse(null),
                receipt.fee().amount(),
                purchase.paidAt(),
                "card",
                receipt.issuedAt(),
                creditNotes.stream().map(CreditNoteView::of).toList());
    }
}
