package io.ticketing.storefront.session;

import java.net.URI;
import java.util.Locale;
import java.util.UUID;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.storefront.client.Client;
import io.ticketing.storefront.marketplace.Marketplace;
import io.ticketing.storefront.marketplace.PlayedAuth.Session;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(Marketplace.class)
class VisitorTest {

    @TestHTTPResource
    URI origin;

    Marketplace marketplace;

    private Session ann;
    private UUID order;

    @BeforeEach
    void order() {
        marketplace.reset();
        ann = marketplace.auth.signedIn("ann@example.com");
        order = marketplace.orders.place(marketplace.tickets.list("Opera", ann.account()), 1, ann.account());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | de",
                "de-CH | de-CH",
                "fr-CH, fr;q=0.9, en;q=0.8, *;q=0.5 | fr-CH",
                "en;q=0.5, sv-SE;q=0.8 | sv-SE",
                "*, pt-BR;q=0.9 | pt-BR"
            })
    void speaksTheLanguageThatTheBrowserLikesBest(String header, String tag) {
        assertThat(Visitor.locale(header).toLanguageTag()).isEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "*",
                ",",
                ",,",
                ";",
                ";q=1",
                "q=0.5",
                "en;q=x",
                "en;q=2",
                "en;q=-1",
                "en;q=",
                "-",
                "en-",
                "x",
                "x-klingon",
                "<script>",
                "%",
                "../..",
                "en_US",
                "\u0000",
                "ü",
                "abcdefghijklmnop"
            })
    void takesNoHarmFromALanguageThatIsNone(String header) {
        assertThat(Visitor.locale(header)).isNotNull();
        assertThat(Visitor.locale(header).toLanguageTag()).matches("[A-Za-z0-9-]{2,}");
    }

    @Test
    void readsNoListThatIsLongerThanAnyBrowsers() {
        assertThat(Visitor.locale("de,".repeat(100) + "fr")).isEqualTo(Locale.GERMAN);
        assertThat(Visitor.locale("de,".repeat(1_000) + "fr")).isEqualTo(Locale.UK);
    }

    @Test
    void speaksEnglishWhereTheBrowserSaysNothing() {
        assertThat(Visitor.locale(null)).isEqualTo(Locale.UK);
        assertThat(Visitor.locale("*")).isEqualTo(Locale.UK);
        assertThat(Visitor.locale("no;such;thing")).isEqualTo(Locale.UK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "en;q=x", "\u00e4\u00f6", "x-klingon", "zh-cmn-Hans-CN-x-a-b-c-d"})
    void showsPagesToBrowsersThatSayAnything(String header) {
        Client.browser(origin).with("Accept-Language", header).get("/").isPage(200);
        Client.browser(origin)
                .with("Accept-Language", "en,".repeat(1_000) + header)
                .get("/")
                .isPage(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Nowhere/Land",
                "Europe",
                "Europe/Berlin/x",
                "../../etc/passwd",
                "+99:00",
                "Z%00",
                "%2F",
                "<script>",
                "UTC+25",
                "\"\"",
                "x=y"
            })
    void showsTimesInUtcToBrowsersInNoKnownZone(String zone) {
        assertThat(ordered(zone)).endsWith(" UTC");
    }

    @ParameterizedTest
    @CsvSource({
        "America/New_York, '1 Jan 2026, 22:04'",
        "America%2FNew_York, '1 Jan 2026, 22:04'",
        "Asia/Kolkata, '2 Jan 2026, 08:34'",
        "UTC, '2 Jan 2026, 03:04'"
    })
    void showsTimesAsTheVisitorsClockDoes(String zone, String time) {
        assertThat(ordered(zone)).isEqualTo(time);
    }

    @Test
    void showsTimesInUtcUntilTheBrowserHasSaidItsZone() {
        assertThat(ordered(null)).isEqualTo("2 Jan 2026, 03:04 UTC");
    }

    private String ordered(String zone) {
        Client browser = Client.browser(origin).with("Accept-Language", "en-GB").signedIn(ann);
        if (zone != null) {
            browser.withCookie("tz", zone);
        }
        return browser.get("/orders/" + order)
                .isPage(200)
                .page()
                .select("dd time")
                .text();
    }
}
