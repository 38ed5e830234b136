package io.ticketing.storefront.pages;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// A number that a person has written, in the digits of any script, grouped or not: `1.234,50`,
/// `1'234.50`, `1,23,456.50`, `۱٬۲۳۴٫۵۰`. All forms except one can be read in only one way,
/// wherever they come from. The locale decides what `1.234` is, unless the number may have three
/// decimals.
sealed interface WrittenNumber {

    record Exact(BigDecimal value) implements WrittenNumber {}

    /// It can be read in two ways.
    record Unclear(BigDecimal grouped, BigDecimal decimal) implements WrittenNumber {}

    record None() implements WrittenNumber {}

    int LONGEST = 60;
    int GROUP = 3;

    /// Plain, in groups of three, or in groups of two with a last one of three. The Arabic decimal
    /// separator has no other meaning.
    Pattern NUMBER = Pattern.compile("""
                    (?=.*\\d)(?<whole>\\d*\
                    |[1-9]\\d{0,2}(?<mark>[.,' ])\\d{3}(?:\\k<mark>\\d{3})*\
                    |[1-9]\\d?(?<pair>[.,' ])\\d{2}(?:\\k<pair>\\d{2})*\\k<pair>\\d{3})\
                    (?:(?!\\k<mark>|\\k<pair>)[.,\u066b](?<fraction>\\d+))?""");

    Pattern OF_TWO_MEANINGS = Pattern.compile("(?<whole>[1-9]\\d{0,2})(?<mark>[.,])(?<rest>\\d{3})");

    /// @param decimals how many the number may have
    static WrittenNumber of(String text, Locale locale, int decimals) {
        String plain = text.length() > LONGEST ? "" : plain(text);
        Matcher unclear = OF_TWO_MEANINGS.matcher(plain);
        if (unclear.matches()) {
            return decided(unclear, DecimalFormatSymbols.getInstance(locale), decimals);
        }
        Matcher number = NUMBER.matcher(plain);
        return number.matches() ? new Exact(number(number.group("whole"), number.group("fraction"))) : new None();
    }

    /// With the digits 0 to 9, one kind of space and of apostrophe, and no invisible characters.
    static String plain(String text) {
        var plain = new StringBuilder();
        text.codePoints()
                .filter(sign -> Character.getType(sign) != Character.FORMAT)
                .map(WrittenNumber::plain)
                .forEach(plain::appendCodePoint);
        return plain.toString().strip();
    }

    private static int plain(int sign) {
        if (Character.isDigit(sign)) {
            return '0' + Character.digit(sign, 10);
        }
        return switch (sign) {
            case '\u2018', '\u2019', '\u02bc', '\u066c' -> '\'';
            case '\u060c', '\uff0c' -> ',';
            case '\uff0e' -> '.';
            case '\uffe5' -> '\u00a5';
            default -> Character.isSpaceChar(sign) || Character.isWhitespace(sign) ? ' ' : sign;
        };
    }

    private static WrittenNumber decided(Matcher number, DecimalFormatSymbols locale, int decimals) {
        char mark = number.group("mark").charAt(0);
        boolean decimal =
                mark == plain(locale.getDecimalSeparator()) || mark == plain(locale.getMonetaryDecimalSeparator());
        boolean grouping =
                mark == plain(locale.getGroupingSeparator()) || mark == plain(locale.getMonetaryGroupingSeparator());
        BigDecimal whole = number(number.group("whole") + number.group("rest"), null);
        BigDecimal fraction = number(number.group("whole"), number.group("rest"));
        if (decimal && !grouping) {
            return new Exact(fraction);
        }
        return grouping && !decimal && decimals < GROUP ? new Exact(whole) : new Unclear(whole, fraction);
    }

    private static BigDecimal number(String whole, @Nullable String fraction) {
        String digits = whole.replaceAll("\\D", "");
        return new BigDecimal((digits.isEmpty() ? "0" : digits) + (fraction == null ? "" : "." + fraction));
    }
}
