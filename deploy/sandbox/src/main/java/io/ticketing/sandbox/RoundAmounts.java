package io.ticketing.sandbox;

import java.util.Map;

/// The currencies for which Stripe accepts only round amounts, in Stripe's units.
///
/// Source: <https://docs.stripe.com/currencies>, "Three-decimal currencies" and "Special cases".
final class RoundAmounts {

    private static final Map<String, Integer> STEPS =
            Map.of("isk", 100, "ugx", 100, "bhd", 10, "jod", 10, "kwd", 10, "omr", 10, "tnd", 10);

    private RoundAmounts() {}

    static long check(String param, long amount, String currency) {
        int step = STEPS.getOrDefault(currency, 1);
        if (amount % step != 0) {
            throw StripeError.invalid(
                    "parameter_invalid_integer",
                    param,
                    "Amounts in %s must be evenly divisible by %d.".formatted(currency, step));
        }
        return amount;
    }
}
