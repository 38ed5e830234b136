package io.ticketing.tickets.api;

import java.math.BigDecimal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.ticketing.money.AmountBounds;

/// A currency as the API shows it.
@Schema(
        name = "Currency",
        description = "What can be charged in a currency: the price of a ticket, and the total of an order",
        requiredProperties = {"currency", "decimals", "minimum", "maximum"})
record CurrencyView(
        @Schema(description = "ISO 4217 code", examples = "USD")
        String currency,

        @Schema(description = "The most decimals of an amount; fewer than ISO 4217 has for a few", examples = "2")
        int decimals,

        @Schema(description = "The smallest amount", examples = "0.5")
        BigDecimal minimum,

        @Schema(description = "The largest amount", examples = "999999.99")
        BigDecimal maximum) {

    static CurrencyView of(AmountBounds bounds) {
        return new CurrencyView(
                bounds.currency().getCurrencyCode(),
                bounds.decimals(),
                bounds.minimum().amount(),
                bounds.maximum().amount());
    }
}
