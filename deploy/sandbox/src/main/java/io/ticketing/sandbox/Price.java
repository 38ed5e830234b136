package io.ticketing.sandbox;

import java.util.Optional;

/// An amount that Stripe charges, in its units.
record Price(long amount, String currency) {

    private static final String AMOUNT = "amount";
    private static final String CURRENCY = "currency";

    static Price of(Form form) {
        var amount = form.number(AMOUNT);
        var currency = Currencies.check(CURRENCY, form.require(CURRENCY));
        return checked(amount, currency);
    }

    /// The price after the changes of this request, if it has any.
    Optional<Price> changed(Form form) {
        var newAmount = form.find(AMOUNT);
        var newCurrency = form.find(CURRENCY);
        return newAmount.isEmpty() && newCurrency.isEmpty()
                ? Optional.empty()
                : Optional.of(checked(
                        newAmount.isPresent() ? form.number(AMOUNT) : amount,
                        newCurrency
                                .map(code -> Currencies.check(CURRENCY, code))
                                .orElse(currency)));
    }

    private static Price checked(long amount, String currency) {
        return new Price(AmountLimits.check(AMOUNT, amount, currency), currency);
    }
}
