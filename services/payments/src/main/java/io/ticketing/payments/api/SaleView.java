package io.ticketing.payments.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.ticketing.payments.domain.Dispute;
import io.ticketing.payments.domain.Payment;

/// A paid order as the seller of its ticket sees it.
///
/// @param amount in major units of the currency
/// @param refunded in major units of the currency
@Schema(
        name = "Sale",
        requiredProperties = {
            "id",
            "orderId",
            "buyerId",
            "status",
            "amount",
            "currency",
            "quantity",
            "returned",
            "pending",
            "refunded",
            "createdAt"
        })
record SaleView(
        @Schema(description = "The payment") UUID id,
        UUID orderId,
        UUID buyerId,

        @Schema(
                enumeration = {"captured", "refunded"},
                description = "Values may be added")
        String status,

        @Schema(examples = "41") BigDecimal amount,

        @Schema(description = "ISO 4217 code", pattern = "^[A-Z]{3}$", examples = "USD")
        String currency,

        @Schema(description = "How many tickets were sold", examples = "2")
        int quantity,

        @Schema(description = "How many of them were refunded", examples = "1")
        int returned,

        @Schema(description = "How many more are being refunded", examples = "0")
        int pending,

        @Schema(description = "How much of the amount was refunded", examples = "20.5")
        BigDecimal refunded,

        Instant createdAt,

        @Nullable DisputeView dispute) {

    static SaleView of(Payment payment, Optional<Dispute> dispute) {
        var terms = payment.terms();
        return new SaleView(
                payment.id(),
                terms.orderId(),
                terms.buyerId(),
                PaymentView.of(payment).status(),
                terms.total().amount(),
                terms.currency(),
                terms.quantity(),
                payment.ticketsRefunded(),
                payment.ticketsRefunding(),
                terms.priceOf(payment.ticketsRefunded()).amount(),
                payment.createdAt(),
                dispute.map(DisputeView::of).orElse(null));
    }
}
