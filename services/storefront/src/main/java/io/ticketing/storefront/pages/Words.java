package io.ticketing.storefront.pages;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.ticketing.storefront.market.Ticket;
import io.ticketing.storefront.session.Visitor;

/// Prices, numbers and times in a visitor's format.
public record Words(Locale locale, ZoneId zone) {

    private static final int EXAMPLE = 2050;
    private static final BigDecimal EXAMPLE_OF_RATE = new BigDecimal("7.7");
    private static final int HUNDREDTHS = 2;

    public static Words of(Visitor visitor) {
        return new Words(visitor.locale(), visitor.zone());
    }

    public String money(BigDecimal amount, String currency) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        Currency known = Currency.getInstance(currency);
        format.setCurrency(known);
        format.setMinimumFractionDigits(known.getDefaultFractionDigits());
        format.setMaximumFractionDigits(known.getDefaultFractionDigits());
        return format.format(amount);
    }

    /// A price as the visitor would type it: all its decimals, and nothing else.
    public String amount(BigDecimal amount, Currency currency) {
        return plain(amount, currency.getDefaultFractionDigits());
    }

    /// Any price as the visitor would type it.
    public String example(Currency currency) {
        return amount(BigDecimal.valueOf(EXAMPLE, currency.getDefaultFractionDigits()), currency);
    }

    /// A whole number as the visitor would type it.
    public String count(long number) {
        return plain(BigDecimal.valueOf(number), 0);
    }

    /// A price that was typed, with or without the sign of its currency.
    public Entry readPrice(@Nullable String text, Currency currency) {
        int decimals = currency.getDefaultFractionDigits();
        if (text == null || text.isBlank()) {
            return new Entry.Read(null);
        }
        String number = withoutSign(WrittenNumber.plain(text), currency);
        return read(number, decimals, "Write a number such as %s.".formatted(example(currency)));
    }

    /// A typed quantity.
    public Entry readCount(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return new Entry.Read(null);
        }
        String why = "Write a whole number such as %s.".formatted(count(EXAMPLE));
        return switch (read(text, 0, why)) {
            case Entry.Read(var number) when !isWhole(number) -> new Entry.Refused(why);
            case Entry entry -> entry;
        };
    }

    /// A typed rate, with or without its sign.
    Entry readPercent(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return new Entry.Read(null);
        }
        String why = "Write a number such as %s.".formatted(plain(EXAMPLE_OF_RATE, EXAMPLE_OF_RATE.scale()));
        String number = WrittenNumber.plain(text).replace("%", "").strip();
        return switch (read(number, HUNDREDTHS, why)) {
            case Entry.Read(var rate)
            when rate != null && rate.stripTrailingZeros().scale() > HUNDREDTHS -> new Entry.Refused(why);
            case Entry entry -> entry;
        };
    }

    /// A rate in hundredths of a percent, in percent.
    String rate(long basisPoints) {
        BigDecimal percent = BigDecimal.valueOf(basisPoints, HUNDREDTHS).stripTrailingZeros();
        return plain(percent, Math.max(0, percent.scale()));
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    public String tickets(int quantity) {
        return quantity == 1 ? "1 ticket" : number(quantity) + " tickets";
    }

    public String time(Instant instant) {
        String time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .format(instant.atZone(zone));
        return zone.equals(ZoneOffset.UTC) ? time + " UTC" : time;
    }

    private Entry read(String text, int decimals, String otherwise) {
        return switch (WrittenNumber.of(text, locale, decimals)) {
            case WrittenNumber.Exact(var number) -> new Entry.Read(number);
            case WrittenNumber.Unclear(var grouped, var decimal) ->
                new Entry.Refused("This can be read as %s or as %s. Write %s for the former."
                        .formatted(plain(grouped, 0), plain(decimal, decimal.scale()), plain(grouped, decimals)));
            case WrittenNumber.None() -> new Entry.Refused(otherwise);
        };
    }

    private String plain(BigDecimal number, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setGroupingUsed(false);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(number);
    }

    private String withoutSign(String text, Currency currency) {
        for (String sign : List.of(currency.getSymbol(locale), currency.getCurrencyCode())) {
            String plain = WrittenNumber.plain(sign);
            if (text.startsWith(plain)) {
                return text.substring(plain.length()).strip();
            }
            if (text.endsWith(plain)) {
                return text.substring(0, text.length() - plain.length()).strip();
            }
        }
        return text;
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    /// How many can be bought, or why none.
    public String left(Ticket ticket) {
        return switch (ticket.status()) {
            case AVAILABLE -> number(ticket.available()) + " left";
            case LOCKED -> "All held right now";
            case SOLD_OUT -> "Sold out";
            case WITHDRAWN -> "No longer on sale";
        };
    }
}
