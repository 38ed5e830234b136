package io.ticketing.storefront.pages;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.storefront.client.Client;
import io.ticketing.storefront.client.Shown;
import io.ticketing.storefront.marketplace.Marketplace;
import io.ticketing.storefront.marketplace.PlayedAuth.Session;

import static org.assertj.core.api.Assertions.assertThat;

/// Rules for every page.
@QuarkusTest
@WithTestResource(Marketplace.class)
class PagesTest {

    private static final String HOSTILE =
            "\"'><img src=x onerror=alert(1)></title><script>alert(1)</script>{ticket.id}&amp;";

    @TestHTTPResource
    URI origin;

    Marketplace marketplace;

    private Session ann;
    private Map<String, String> ids;

    @BeforeEach
    void openShop() {
        marketplace.reset();
        ann = marketplace.auth.signedIn("ann@example.com");
        Session bob = marketplace.auth.signedIn("bob@example.com");
        UUID own = marketplace.tickets.list(HOSTILE, ann.account());
        UUID other = marketplace.tickets.list(HOSTILE, bob.account());
        UUID sold = marketplace.tickets.list(HOSTILE, bob.account());
        UUID paid = marketplace.orders.place(sold, 1, ann.account());
        marketplace.orders.change(paid, order -> order.as("complete"));
        ids = Map.of(
                "{own}", own.toString(),
                "{other}", other.toString(),
                "{order}", marketplace.orders.place(other, 2, ann.account()).toString(),
                "{paid}", paid.toString());
    }

    static Stream<String> forEverybody() {
        return Stream.of("/", "/?q=opera", "/tickets/{other}", "/signin", "/signup", "/docs", "/nothing");
    }

    static Stream<String> forAnn() {
        return Stream.of(
                "/",
                "/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
                "/?cursor=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
                "/tickets/{own}",
                "/tickets/{other}",
                "/sell",
                "/sell/new",
                "/sell/balance",
                "/sell/{own}",
                "/orders",
                "/orders/{order}",
                "/orders/{paid}",
                "/orders/{own}",
                "/nothing?%3Cscript%3E");
    }

    @ParameterizedTest
    @MethodSource("forEverybody")
    void isWellMadeForEverybody(String path) {
        assertWellMade(Client.browser(origin).get(resolved(path)));
    }

    @ParameterizedTest
    @MethodSource("forAnn")
    void isWellMadeForWhoeverIsSignedIn(String path) {
        Shown shown = Client.browser(origin).signedIn(ann).get(resolved(path));

        assertWellMade(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/tickets/{own}", "/sell", "/sell/{own}", "/orders", "/orders/{order}"})
    void showsMarkupInATitleAsText(String path) {
        Document page = Client.browser(origin).signedIn(ann).get(resolved(path)).page();

        assertThat(page.select("img, main script, [onerror]")).isEmpty();
        assertThat(page.select("main").text() + page.select("main input").eachAttr("value"))
                .contains(HOSTILE);
    }

    @Test
    void showsMarkupInASearchAndAnEmailAsText() {
        Session eve = marketplace.auth.signedIn("<b>\"eve\"</b>@example.com");

        Document page = Client.browser(origin)
                .signedIn(eve)
                .get("/?q=%22%3E%3Cb%3Ex%3C%2Fb%3E")
                .page();

        assertThat(page.select("h1").text()).isEqualTo("Tickets for “\"><b>x</b>”");
        assertThat(page.title()).isEqualTo("\"><b>x</b> · Ticketing");
        assertThat(page.select("#q").val()).isEqualTo("\"><b>x</b>");
        assertThat(page.select(".who").text()).isEqualTo("<b>\"eve\"</b>@example.com");
        assertThat(page.select("b")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forAnn")
    void isKeptByNoCacheInBetween(String path) {
        Shown shown = Client.browser(origin).signedIn(ann).get(resolved(path));

        assertThat(shown.header("Cache-Control")).containsAnyOf("private", "no-store");
    }

    @ParameterizedTest
    @MethodSource("forAnn")
    void isDescribedToWhoeverAsksForHeadersOnly(String path) {
        Client browser = Client.browser(origin).signedIn(ann);

        Shown page = browser.get(resolved(path));
        Shown head = browser.head(resolved(path));

        assertThat(head.status()).isEqualTo(page.status());
        assertThat(head.size()).isZero();
        for (String header : List.of("Content-Type", "Content-Security-Policy", "Cache-Control")) {
            assertThat(head.header(header)).isEqualTo(page.header(header));
        }
    }

    private String resolved(String path) {
        String resolved = path;
        for (var id : ids.entrySet()) {
            resolved = resolved.replace(id.getKey(), id.getValue());
        }
        return resolved;
    }

    private static void assertWellMade(Shown shown) {
        Document page = shown.page();
        assertThat(shown.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(page.title()).endsWith(" · Ticketing").hasSizeGreaterThan(12);
        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertNothingInline(page);
        assertNothingFromElsewhere(page, shown.response().uri());
        assertLabelled(page);
        assertThat(Policy.of(shown).sources())
                .isSubsetOf("'self'", "'none'")
                .as("sources of %s", shown.header("Content-Security-Policy"));
        assertThat(Policy.of(shown).directives())
                .containsEntry("default-src", "'none'")
                .containsEntry("script-src", "'self'")
                .containsEntry("style-src", "'self'")
                .containsEntry("form-action", "'self'")
                .containsEntry("base-uri", "'none'")
                .containsEntry("frame-ancestors", "'none'");
    }

    private static void assertNothingInline(Document page) {
        assertThat(page.select("script:not([src]):not([type=application/ld+json]), style, [style],"
                        + " iframe, object, embed, base"))
                .isEmpty();
        for (Element element : page.getAllElements()) {
            assertThat(element.attributes())
                    .noneMatch(attribute -> attribute.getKey().toLowerCase().startsWith("on"))
                    .noneMatch(attribute -> attribute.getKey().startsWith("hx-on"))
                    .noneMatch(attribute -> attribute.getValue().startsWith("javascript:"));
        }
    }

    private static void assertNothingFromElsewhere(Document page, URI address) {
        for (String attribute : new String[] {"href", "src", "action", "hx-get", "hx-post"}) {
            for (String reference : page.select("[" + attribute + "]").eachAttr(attribute)) {
                URI target = address.resolve(reference);
                assertThat(target.getAuthority())
                        .as("%s=%s", attribute, reference)
                        .isEqualTo(address.getAuthority());
            }
        }
        assertThat(page.select("form"))
                .allSatisfy(form -> assertThat(form.attr("action")).startsWith("/"));
    }

    private static void assertLabelled(Document page) {
        for (Element field : page.select("input:not([type=hidden]), select")) {
            boolean named =
                    page.select("label[for]").eachAttr("for").contains(field.id()) || field.closest("label") != null;
            assertThat(named).as("a label for %s", field).isTrue();
        }
    }
}
