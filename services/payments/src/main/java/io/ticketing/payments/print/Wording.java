package io.ticketing.payments.print;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.ticketing.money.Money;
import io.ticketing.payments.domain.IncludedTax;
import io.ticketing.payments.domain.SellerDetails;

/// How receipts write amounts, times and places.
final class Wording {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

    private Wording() {}

    static String day(Instant time) {
        return DAY.format(time.atOffset(ZoneOffset.UTC));
    }

    static String time(Instant time) {
        return TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    /// With all decimals of the currency: `EUR 1,040.50`.
    static String amount(Money money) {
        int decimals = money.currency().getDefaultFractionDigits();
        return "%s %s"
                .formatted(
                        money.currency().getCurrencyCode(),
                        String.format(Locale.ENGLISH, "%,." + decimals + "f", money.amount()));
    }

    /// In percent: `23 %`, `7.7 %`.
    static String rate(IncludedTax tax) {
        return BigDecimal.valueOf(tax.basisPoints(), 2).stripTrailingZeros().toPlainString() + " %";
    }

    static String tickets(int quantity) {
        return quantity == 1 ? "1 ticket" : quantity + " tickets";
    }

    static String country(SellerDetails seller) {
        return Locale.of("", seller.country()).getDisplayCountry(Locale.ENGLISH);
    }
}
