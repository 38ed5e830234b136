package io.ticketing.payments.api;

import java.math.BigDecimal;
import java.util.Optional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.ticketing.payments.domain.Receipt;

/// The tax that a receipt's total includes.
///
/// @param amount in major units of the currency
@Schema(
        name = "IncludedTax",
        description = "The tax that the total includes, only if the seller is a business",
        requiredProperties = {"rateBasisPoints", "amount"})
record TaxView(
        @Schema(description = "In hundredths of a percent: 2300 is 23 %", examples = "2300")
        int rateBasisPoints,

        @Schema(description = "How much of the total is tax, rounded half up", examples = "7.67")
        BigDecimal amount) {

    static Optional<TaxView> of(Receipt receipt) {
        return receipt.tax()
                .flatMap(
                        amount -> receipt.seller().tax().map(rate -> new TaxView(rate.basisPoints(), amount.amount())));
    }
}
