package io.ticketing.payments.api;

import java.math.BigDecimal;

import io.ticketing.money.Money;

/// Amounts of the ledger, which may be negative.
final class SignedAmount {

    private SignedAmount() {}

    /// In major units, with no more decimals than it needs.
    static BigDecimal of(long minorUnits, String currency) {
        var amount = new Money(Math.abs(minorUnits), Money.currency(currency)).amount();
        return minorUnits < 0 ? amount.negate() : amount;
    }
}
