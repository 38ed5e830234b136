package io.ticketing.sandbox;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The least and the most that Stripe charges, in its units.
///
/// Source: <https://docs.stripe.com/currencies>, "Minimum and maximum charge amounts" and
/// "Zero-decimal currencies". Stripe's minimum is that of the currency in which it pays the
/// merchant. For the currencies without their own it is the equivalent of 0.50 USD or so. The
/// sandbox knows no exchange rates, and there accepts any amount.
final class AmountLimits {

    private static final Map<String, Long> LEAST = Map.ofEntries(
            Map.entry("usd", 50L),
            Map.entry("aed", 2_00L),
            Map.entry("aud", 50L),
            Map.entry("bgn", 1_00L),
            Map.entry("brl", 50L),
            Map.entry("cad", 50L),
            Map.entry("chf", 50L),
            Map.entry("czk", 15_00L),
            Map.entry("dkk", 2_50L),
            Map.entry("eur", 50L),
            Map.entry("gbp", 30L),
            Map.entry("hkd", 4_00L),
            Map.entry("huf", 175_00L),
            Map.entry("inr", 50L),
            Map.entry("jpy", 50L),
            Map.entry("mxn", 10_00L),
            Map.entry("myr", 2_00L),
            Map.entry("nok", 3_00L),
            Map.entry("nzd", 50L),
            Map.entry("pln", 2_00L),
            Map.entry("ron", 2_00L),
            Map.entry("sek", 3_00L),
            Map.entry("sgd", 50L),
            Map.entry("thb", 10_00L));

    private static final long EIGHT_DIGITS = 99_999_999;
    private static final long TWELVE_DIGITS = 999_999_999_999L;

    private static final Set<String> WITHOUT_DECIMALS = Set.of(
            "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf");
    private static final Set<String> WITH_THREE = Set.of("bhd", "jod", "kwd", "omr", "tnd");

    private AmountLimits() {}

    static long check(String param, long amount, String currency) {
        var least = LEAST.getOrDefault(currency, 1L);
        if (amount < least) {
            throw StripeError.invalid("amount_too_small", param, "Amount must be at least " + written(least, currency));
        }
        var most = currency.equals("idr") ? TWELVE_DIGITS : EIGHT_DIGITS;
        if (amount > most) {
            throw StripeError.invalid(
                    "amount_too_large", param, "Amount must be no more than " + written(most, currency));
        }
        return RoundAmounts.check(param, amount, currency);
    }

    /// As people read it: `20.50 usd`.
    static String written(long amount, String currency) {
        return BigDecimal.valueOf(amount, decimals(currency)).toPlainString() + ' ' + currency;
    }

    /// As Stripe writes it for people: `$20.50`.
    static String withSymbol(long amount, String currency) {
        var format = NumberFormat.getCurrencyInstance(Locale.US);
        format.setCurrency(Currency.getInstance(currency.toUpperCase(Locale.ROOT)));
        format.setMinimumFractionDigits(decimals(currency));
        format.setMaximumFractionDigits(decimals(currency));
        return format.format(BigDecimal.valueOf(amount, decimals(currency)));
    }

    static int decimals(String currency) {
        if (WITHOUT_DECIMALS.contains(currency)) {
            return 0;
        }
        return WITH_THREE.contains(currency) ? 3 : 2;
    }
}
