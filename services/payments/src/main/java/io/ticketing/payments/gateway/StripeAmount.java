package io.ticketing.payments.gateway;

import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalLong;

import io.ticketing.money.Money;
import io.ticketing.payments.domain.Payment;

/// An amount as Stripe counts it: its smallest units are not always those of ISO 4217, and of some
/// currencies it takes round amounts only.
///
/// Source: <https://docs.stripe.com/currencies#minor-units>, "Zero-decimal currencies",
/// "Three-decimal currencies" and "Special cases".
record StripeAmount(Money money) {

    /// Where Stripe counts in other units than ISO 4217: the ariary's fifths are unknown to it,
    /// krónur and shillings have hundredths from the time before they were done away with.
    private static final Map<String, Integer> DECIMALS = Map.of("MGA", 0, "ISK", 2, "UGX", 2);

    private static final int THREE_DECIMALS = 3;

    static StripeAmount of(Payment payment) {
        return new StripeAmount(payment.terms().total());
    }

    /// The amount in Stripe's units; none when Stripe has no such amount.
    OptionalLong units() {
        var amount = money.amount();
        return amount.remainder(step()).signum() == 0
                ? OptionalLong.of(amount.movePointRight(decimals()).longValueExact())
                : OptionalLong.empty();
    }

    /// In major units: every amount that Stripe takes is a multiple of it.
    BigDecimal step() {
        return BigDecimal.ONE.movePointLeft(stepDecimals());
    }

    private int stepDecimals() {
        // Of three decimals Stripe wants the last to be 0, for the sake of the card networks.
        return decimals() == THREE_DECIMALS
                ? THREE_DECIMALS - 1
                : Math.min(decimals(), money.currency().getDefaultFractionDigits());
    }

    private int decimals() {
        return DECIMALS.getOrDefault(
                money.currency().getCurrencyCode(), money.currency().getDefaultFractionDigits());
    }
}
