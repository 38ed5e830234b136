package io.ticketing.storefront.pages;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ticketing.storefront.market.Ticket;
import io.ticketing.storefront.market.Ticket.Status;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTest {

    private static final Instant SUMMER = Instant.parse("2026-07-02T03:04:05Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-GB | 20.5       | USD | US$20.50",
                "en-US | 20.5       | USD | $20.50",
                "en    | 0.05       | USD | $0.05",
                "en-GB | 1999       | JPY | JP¥1,999",
                "ja-JP | 1999       | JPY | ￥1,999",
                "de-DE | 1234.5     | EUR | 1.234,50\u00a0€",
                "fr-FR | 1234.5     | EUR | 1\u202f234,50\u00a0€",
                "de-CH | 1234.5     | CHF | CHF\u00a01’234.50",
                "sv-SE | 99999999.99| SEK | 99\u00a0999\u00a0999,99\u00a0kr",
                "en-IN | 123456.7   | INR | ₹123,456.70",
                "en-GB | 1.234      | KWD | KWD1.234"
            })
    void writesPricesWithAllDecimalsOfTheirCurrency(String locale, BigDecimal amount, String currency, String written) {
        assertThat(in(locale).money(amount, currency)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-GB | Europe/London    | 2 Jul 2026, 04:04",
                "de-DE | Europe/Berlin    | 02.07.2026, 05:04",
                "en-US | America/New_York | Jul 1, 2026, 11:04\u202fPM",
                "ja-JP | Asia/Tokyo       | 2026/07/02 12:04"
            })
    void writesTimesInTheVisitorsZone(String locale, ZoneId zone, String written) {
        assertThat(new Words(Locale.forLanguageTag(locale), zone).time(SUMMER)).isEqualTo(written);
    }

    @Test
    void saysThatATimeIsUtcWhereTheZoneIsNotKnown() {
        assertThat(in("en-GB").time(SUMMER)).isEqualTo("2 Jul 2026, 03:04 UTC");
    }

    @ParameterizedTest
    @CsvSource({"1, 1 ticket", "2, 2 tickets", "1000, '1,000 tickets'"})
    void countsTickets(int quantity, String written) {
        assertThat(in("en-GB").tickets(quantity)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "AVAILABLE, '1,234 left'",
        "LOCKED, All held right now",
        "SOLD_OUT, Sold out",
        "WITHDRAWN, No longer on sale"
    })
    void saysHowManyAreLeftOrWhyNone(Status status, String written) {
        var ticket = new Ticket(
                UUID.randomUUID(),
                "Opera",
                BigDecimal.TEN,
                "EUR",
                2_000,
                1_234,
                status,
                UUID.randomUUID(),
                null,
                1,
                null,
                null,
                null);

        assertThat(in("en-GB").left(ticket)).isEqualTo(written);
    }

    private static Words in(String locale) {
        return new Words(Locale.forLanguageTag(locale), ZoneOffset.UTC);
    }
}
