package io.ticketing.payments.api;

import java.math.BigDecimal;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.ticketing.money.Money;
import io.ticketing.payments.persistence.SalesSummary;

/// What the sales of a ticket add up to.
@Schema(
        name = "SalesSummary",
        requiredProperties = {
            "ticketId",
            "cancelled",
            "currency",
            "sold",
            "returned",
            "pending",
            "failed",
            "amount",
            "refunded"
        })
record SalesSummaryView(
        UUID ticketId,

        @Schema(description = "Whether the event was cancelled, so that all buyers are refunded")
        boolean cancelled,

        @Schema(description = "ISO 4217 code", pattern = "^[A-Z]{3}$", examples = "USD")
        String currency,

        @Schema(description = "How many tickets were sold, with those that were refunded later", examples = "120")
        long sold,

        @Schema(description = "How many of them were refunded", examples = "80")
        long returned,

        @Schema(description = "How many of them are being refunded", examples = "40")
        long pending,

        @Schema(
                description = "How many were to be refunded and could not be: try again, or find another way",
                examples = "0")
        long failed,

        @Schema(description = "What was paid for all that were sold", examples = "2460")
        BigDecimal amount,

        @Schema(description = "What was paid back", examples = "1640")
        BigDecimal refunded) {

    static SalesSummaryView of(UUID ticketId, boolean cancelled, SalesSummary summary) {
        var currency = Money.currency(summary.currency());
        return new SalesSummaryView(
                ticketId,
                cancelled,
                summary.currency(),
                summary.sold(),
                summary.returned(),
                summary.pending(),
                summary.failed(),
                new Money(summary.amount(), currency).amount(),
                new Money(summary.refunded(), currency).amount());
    }
}
