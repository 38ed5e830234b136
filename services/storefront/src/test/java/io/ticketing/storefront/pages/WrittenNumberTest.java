package io.ticketing.storefront.pages;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WrittenNumberTest {

    private static final List<String> CURRENCIES = List.of("EUR", "JPY", "KWD", "INR", "CHF");
    private static final List<BigDecimal> AMOUNTS = Stream.of(
                    "0.5", "1", "20.5", "999", "1234", "1234.5", "123456.7", "99999999.99")
            .map(BigDecimal::new)
            .toList();

    /// Only Toki Pona groups by two.
    static Stream<Locale> everywhere() {
        return Stream.of(Locale.getAvailableLocales())
                .filter(locale -> !List.of("", "tok").contains(locale.getLanguage()));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void readsWhatEachLocaleWrites(Locale locale) {
        Words words = new Words(locale, ZoneOffset.UTC);
        for (String code : CURRENCIES) {
            Currency currency = Currency.getInstance(code);
            int decimals = currency.getDefaultFractionDigits();
            for (BigDecimal amount : AMOUNTS) {
                if (amount.scale() <= decimals) {
                    assertReads(words, words.amount(amount, currency), currency, amount);
                    assertReads(words, grouped(locale, decimals, amount), currency, amount);
                    assertReads(words, words.money(amount, code), currency, amount);
                }
            }
        }
        assertThat(words.readCount(words.count(1234))).isEqualTo(read("1234"));
        assertThat(words.readCount(words.number(1234567))).isEqualTo(read("1234567"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de    | EUR | 20,50             | 20.50",
                "de    | EUR | 20.50             | 20.50",
                "de    | EUR | 1.234             | 1234",
                "de    | EUR | 1.234,5           | 1234.5",
                "de    | EUR | 1.234,50          | 1234.50",
                "de    | EUR | 1.234.567,50      | 1234567.50",
                "de    | EUR | 1,234.50          | 1234.50",
                "de    | EUR | 1'234.50          | 1234.50",
                "de    | EUR | 1 234,50          | 1234.50",
                "de    | EUR | 20,50 €           | 20.50",
                "de    | EUR | EUR 20,50         | 20.50",
                "de    | EUR | ,5                | 0.5",
                "de    | EUR | 007               | 7",
                "de    | KWD | 1,234             | 1.234",
                "de    | JPY | 1.234             | 1234",
                "de-CH | CHF | 1'234.50          | 1234.50",
                "de-CH | CHF | 1’234.50          | 1234.50",
                "de-AT | EUR | 1.234,50          | 1234.50",
                "fr    | EUR | 1 234,50          | 1234.50",
                "fr    | EUR | 1\u00a0234,50     | 1234.50",
                "fr    | EUR | 1\u202f234,50     | 1234.50",
                "fr    | EUR | 1 234 567         | 1234567",
                "fr-CA | CAD | 1\u00a0234,50     | 1234.50",
                "pt-BR | BRL | R$ 1.234,50       | 1234.50",
                "sv    | SEK | 99 999 999,99     | 99999999.99",
                "en-GB | GBP | 1,234             | 1234",
                "en-GB | GBP | £1,234.5          | 1234.5",
                "en-US | USD | 1.234             | 1.234",
                "en-US | USD | 1.234.567         | 1234567",
                "en-US | USD | 20,5              | 20.5",
                "en-IN | INR | 1,23,456.50       | 123456.50",
                "hi    | INR | १,२३,४५६.५०         | 123456.50",
                "mr    | INR | २०.५०              | 20.50",
                "ar-EG | EGP | ١٬٢٣٤٫٥٠           | 1234.50",
                "ar-EG | EGP | ٢٠،٥               | 20.5",
                "ar-EG | EGP | 20.50             | 20.50",
                "ar-EG | EGP | ١٫٢٣٤              | 1.234",
                "fa    | IRR | ۱٬۲۳۴              | 1234",
                "fa    | EUR | \u200e۲۰٫۵۰        | 20.50",
                "bn    | EUR | ১,২৩,৪৫৬.৫০         | 123456.50",
                "ja    | JPY | １，２３４            | 1234",
                "ja    | JPY | ￥1,234            | 1234",
                "ja    | JPY | ¥1,234            | 1234"
            })
    void readsWhatCanBeReadInOneWayOnly(String locale, String currency, String written, BigDecimal amount) {
        assertThat(in(locale).readPrice(written, Currency.getInstance(currency)))
                .isEqualTo(new Entry.Read(amount));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de    | KWD | 1.234 | This can be read as 1234 or as 1,234. Write 1234,000 for the former.",
                "en-GB | KWD | 1,234 | This can be read as 1234 or as 1.234. Write 1234.000 for the former.",
                "fr    | EUR | 1.234 | This can be read as 1234 or as 1,234. Write 1234,00 for the former.",
                "de-CH | CHF | 1,234 | This can be read as 1234 or as 1.234. Write 1234.00 for the former.",
                "fr    | JPY | 1.234 | This can be read as 1234 or as 1,234. Write 1234 for the former.",
                "ar-EG | EGP | 1,234 | This can be read as ١٢٣٤ or as ١٫٢٣٤. Write ١٢٣٤٫٠٠ for the former."
            })
    void asksWhichOfTwoIsMeant(String locale, String currency, String written, String why) {
        assertThat(in(locale).readPrice(written, Currency.getInstance(currency)))
                .isEqualTo(new Entry.Refused(why));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "1e5",
                "-1",
                "+1",
                "1,2,3",
                "1..5",
                "1.234,5.6",
                "12.34,5",
                "1 234 5",
                "€",
                ".",
                ",",
                "20.",
                "1 2",
                "0x1",
                "½",
                "20²",
                "1.2345.678",
                "1'234 567",
                "$20",
                "\u0000",
                "<b>1</b>",
                "NaN",
                "∞",
                "1\n2"
            })
    void readsNothingElse(String written) {
        assertThat(in("de").readPrice(written, Currency.getInstance("EUR")))
                .isEqualTo(new Entry.Refused("Write a number such as 20,50."));
    }

    @Test
    void looksAtNoMoreThanANumberIsLong() {
        assertThat(in("de").readPrice("1".repeat(8_000), Currency.getInstance("EUR")))
                .isInstanceOf(Entry.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "de, 1.234, 1234",
        "en-GB, '1,234', 1234",
        "fr, 1 234, 1234",
        "fa, ۲۵, 25",
        "en-GB, ' 7 ', 7",
        "en-GB, 7.0, 7.0"
    })
    void readsHowMany(String locale, String written, BigDecimal count) {
        assertThat(in(locale).readCount(written)).isEqualTo(new Entry.Read(count));
    }

    @ParameterizedTest
    @CsvSource({"en-GB, 1.5", "en-GB, 1.234", "de, '1,5'", "de, abc", "en-GB, -1"})
    void refusesPartsOfTickets(String locale, String written) {
        assertThat(in(locale).readCount(written)).isEqualTo(new Entry.Refused("Write a whole number such as 2050."));
    }

    @Test
    void leavesItToTheApiWhatIsMissing() {
        assertThat(in("de").readCount(null)).isEqualTo(new Entry.Read(null));
        assertThat(in("de").readPrice(" ", Currency.getInstance("EUR"))).isEqualTo(new Entry.Read(null));
    }

    private static void assertReads(Words words, String written, Currency currency, BigDecimal amount) {
        assertThat(words.readPrice(written, currency))
                .as("%s, %s: “%s”", words.locale(), currency, written)
                .isInstanceOfSatisfying(
                        Entry.Read.class, read -> assertThat(read.number()).isEqualByComparingTo(amount));
    }

    private static String grouped(Locale locale, int decimals, BigDecimal amount) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(amount);
    }

    private static Entry read(String number) {
        return new Entry.Read(new BigDecimal(number));
    }

    private static Words in(String locale) {
        return new Words(Locale.forLanguageTag(locale), ZoneOffset.UTC);
    }
}
