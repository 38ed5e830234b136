package io.ticketing.payments.api;

import java.math.BigDecimal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.ticketing.payments.persistence.SellerBalance;

/// What a seller has earned in one currency.
@Schema(
        name = "Balance",
        requiredProperties = {"currency", "available", "pending", "sold", "fees", "refunded", "disputed", "paidOut"})
record BalanceView(
        @Schema(description = "ISO 4217 code", pattern = "^[A-Z]{3}$", examples = "USD")
        String currency,

        @Schema(
                description = "What can be paid out. Negative if more was taken back than was earned",
                examples = "120.5")
        BigDecimal available,

        @Schema(
                description = "What can be paid out later: after some days, and when buyers can no longer return"
                        + " their tickets",
                examples = "57")
        BigDecimal pending,

        @Schema(description = "What buyers have paid", examples = "410")
        BigDecimal sold,

        @Schema(description = "What the marketplace has kept of it", examples = "20.5")
        BigDecimal fees,

        @Schema(description = "What buyers got back", examples = "41")
        BigDecimal refunded,

        @Schema(description = "What buyers' banks have taken back", examples = "0")
        BigDecimal disputed,

        @Schema(description = "What you got", examples = "171")
        BigDecimal paidOut) {

    static BalanceView of(SellerBalance balance) {
        var currency = balance.currency();
        return new BalanceView(
                currency,
                SignedAmount.of(balance.available(), currency),
                SignedAmount.of(balance.pending(), currency),
                SignedAmount.of(balance.sold(), currency),
                SignedAmount.of(balance.fees(), currency),
                SignedAmount.of(balance.refunded(), currency),
                SignedAmount.of(balance.disputed(), currency),
                SignedAmount.of(balance.paidOut(), currency));
    }
}
