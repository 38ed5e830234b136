package io.ticketing.payments.gateway;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Map;
import java.util.OptionalLong;

import io.ticketing.money.Money;
import io.ticketing.payments.domain.Payment;

/// An amount in Stripe's units. Its smallest units are not always those of ISO 4217, and for some
/// currencies it accepts round amounts only.
///
/// Source: <https://docs.stripe.com/currencies#minor-units>, "Zero-decimal currencies",
/// "Three-decimal currencies" and "Special cases".
record StripeAmount(Money money) {

    /// Currencies for which Stripe's units differ from ISO 4217: it does not know the ariary's
    /// fifths, and it counts krónur and shillings in hundredths that no longer exist.
    private static final Map<String, Integer> DECIMALS = Map.of("MGA", 0, "ISK", 2, "UGX", 2);

    private static final int THREE_DECIMALS = 3;

    static StripeAmount of(Payment payment) {
        return new StripeAmount(payment.terms().total());
    }

    /// Reads an amount in Stripe's units.
    static Money money(long units, Currency currency) {
        var decimals = new StripeAmount(new Money(0, currency)).decimals();
        return Money.of(BigDecimal.valueOf(units, decimals), currency);
    }

    /// What is booked in Stripe's units, in the minor units of the currency. It may have either sign.
    static long minorUnits(long units, Currency currency) {
        return BigDecimal.valueOf(units, new StripeAmount(new Money(0, currency)).decimals())
                .setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP)
                .unscaledValue()
                .longValueExact();
    }

    /// The amount in Stripe's units; empty if Stripe has no such amount.
    OptionalLong units() {
        var amount = money.amount();
        return amount.remainder(step()).signum() == 0
                ? OptionalLong.of(amount.movePointRight(decimals()).longValueExact())
                : OptionalLong.empty();
    }

    /// The largest amount up to this one that Stripe has.
    Money roundedDown() {
        var rest = money.amount().remainder(step());
        var decimals = money.currency().getDefaultFractionDigits();
        return new Money(money.minorUnits() - rest.movePointRight(decimals).longValueExact(), money.currency());
    }

    /// In major units: every amount that Stripe accepts is a multiple of it.
    BigDecimal step() {
        return BigDecimal.ONE.movePointLeft(stepDecimals());
    }

    private int stepDecimals() {
        // Of three decimals Stripe wants the last to be 0, because of the card networks.
        return decimals() == THREE_DECIMALS
                ? THREE_DECIMALS - 1
                : Math.min(decimals(), money.currency().getDefaultFractionDigits());
    }

    private int decimals() {
        return DECIMALS.getOrDefault(
                money.currency().getCurrencyCode(), money.currency().getDefaultFractionDigits());
    }
}
