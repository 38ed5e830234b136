package io.ticketing.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The currencies in which Stripe charges cards, and what it charges in each.
///
/// Source: <https://docs.stripe.com/currencies>, "Supported presentment currencies", "Zero-decimal
/// currencies", "Three-decimal currencies", "Special cases" and "Minimum and maximum charge
/// amounts". Stripe's minimum is that of the currency in which it pays the merchant. Where it names
/// none, the smallest amount is the minimum here, though Stripe may want more.
public final class StripeCurrencies {

    private static final String SUPPORTED = """
            AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BWP BYN BZD CAD CDF
            CHF CLP CNY COP CRC CVE CZK DJF DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD GNF GTQ GYD HKD HNL HTG
            HUF IDR ILS INR ISK JMD JOD JPY KES KGS KHR KMF KRW KWD KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK
            MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB
            RWF SAR SBD SCR SEK SGD SHP SLE SOS SRD STD SZL THB TJS TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VND
            VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW
            """;

    private static final Map<String, String> MINIMUMS = Map.ofEntries(
            Map.entry("AED", "2"),
            Map.entry("AUD", "0.50"),
            Map.entry("BGN", "1"),
            Map.entry("BRL", "0.50"),
            Map.entry("CAD", "0.50"),
            Map.entry("CHF", "0.50"),
            Map.entry("CZK", "15"),
            Map.entry("DKK", "2.50"),
            Map.entry("EUR", "0.50"),
            Map.entry("GBP", "0.30"),
            Map.entry("HKD", "4"),
            Map.entry("HUF", "175"),
            Map.entry("INR", "0.50"),
            Map.entry("JPY", "50"),
            Map.entry("MXN", "10"),
            Map.entry("MYR", "2"),
            Map.entry("NOK", "3"),
            Map.entry("NZD", "0.50"),
            Map.entry("PLN", "2"),
            Map.entry("RON", "2"),
            Map.entry("SEK", "3"),
            Map.entry("SGD", "0.50"),
            Map.entry("THB", "10"),
            Map.entry("USD", "0.50"));

    private static final long EIGHT_DIGITS = 99_999_999;
    private static final long TWELVE_DIGITS = 999_999_999_999L;

    /// Stripe counts them in hundredths, which no longer exist, and charges whole units only.
    private static final Set<String> COUNTED_IN_HUNDREDTHS = Set.of("ISK", "UGX");

    /// Its fifths are unknown to Stripe.
    private static final String ARIARY = "MGA";

    private static final String RUPIAH = "IDR";
    private static final int HUNDREDTHS = 2;

    private StripeCurrencies() {}

    /// In alphabetical order.
    public static List<AmountBounds> all() {
        return Arrays.stream(SUPPORTED.split("\\s+"))
                .map(Currency::getInstance)
                .map(StripeCurrencies::bounds)
                .toList();
    }

    private static AmountBounds bounds(Currency currency) {
        var decimals = chargedDecimals(currency);
        return new AmountBounds(
                decimals,
                Money.of(minimum(currency, decimals), currency),
                Money.of(maximum(currency).setScale(decimals, RoundingMode.DOWN), currency));
    }

    private static BigDecimal minimum(Currency currency, int decimals) {
        var documented = MINIMUMS.get(currency.getCurrencyCode());
        return documented == null ? BigDecimal.ONE.movePointLeft(decimals) : new BigDecimal(documented);
    }

    private static BigDecimal maximum(Currency currency) {
        var digits = currency.getCurrencyCode().equals(RUPIAH) ? TWELVE_DIGITS : EIGHT_DIGITS;
        return BigDecimal.valueOf(digits, countedDecimals(currency));
    }

    /// Of three decimals the last must be 0, because of the card networks.
    private static int chargedDecimals(Currency currency) {
        return Math.min(HUNDREDTHS, Math.min(countedDecimals(currency), currency.getDefaultFractionDigits()));
    }

    private static int countedDecimals(Currency currency) {
        var code = currency.getCurrencyCode();
        if (code.equals(ARIARY)) {
            return 0;
        }
        return COUNTED_IN_HUNDREDTHS.contains(code) ? HUNDREDTHS : currency.getDefaultFractionDigits();
    }
}
