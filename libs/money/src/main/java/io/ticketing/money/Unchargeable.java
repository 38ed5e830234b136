package io.ticketing.money;

import java.util.Currency;

/// Why an amount can't be charged.
public sealed interface Unchargeable {

    /// Nothing can be charged in this currency.
    record OtherCurrency(Currency currency) implements Unchargeable {}

    record TooSmall(Money minimum) implements Unchargeable {}

    record TooLarge(Money maximum) implements Unchargeable {}

    /// An amount must have at most this many decimals in major units.
    record TooFine(Currency currency, int decimals) implements Unchargeable {}
}
