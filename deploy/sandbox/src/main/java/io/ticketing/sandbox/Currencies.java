package io.ticketing.sandbox;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/// The currencies in which Stripe charges cards, for whichever country of the merchant.
///
/// Source: <https://docs.stripe.com/currencies>, "Supported presentment currencies" and
/// "Three-decimal currencies". The order is that of Stripe's error message.
final class Currencies {

    private static final Set<String> SUPPORTED = new LinkedHashSet<>(Arrays.asList("""
            usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn bzd cad
            cdf chf clp cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl
            htg huf idr ils inr isk jmd jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd
            mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd
            rub rwf sar sbd scr sek sgd shp sle sos srd std szl thb tjs tnd top try ttd twd tzs uah ugx uyu uzs vnd
            vuv wst xaf xcd xcg xof xpf yer zar zmw
            """.split("\\s+")));

    private Currencies() {}

    /// The code in lower case, as Stripe shows it.
    static String check(String param, String code) {
        var currency = code.toLowerCase(Locale.ROOT);
        if (!SUPPORTED.contains(currency)) {
            throw StripeError.invalid(
                    param,
                    "Invalid currency: %s. Stripe currently supports these currencies: %s"
                            .formatted(currency, String.join(", ", SUPPORTED)));
        }
        return currency;
    }
}
