package io.ticketing.storefront.pages;

import java.net.URI;
import java.util.UUID;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ticketing.storefront.client.Client;
import io.ticketing.storefront.client.Shown;
import io.ticketing.storefront.marketplace.Marketplace;
import io.ticketing.storefront.marketplace.PlayedAuth.Session;

import static org.assertj.core.api.Assertions.assertThat;

/// Where addresses lead, and what pages tell programs that link to them.
@QuarkusTest
@WithTestResource(Marketplace.class)
class LinksTest {

    private static final String HOSTILE = "</script><!--<script>\" & 'x' \u2028";

    @TestHTTPResource
    URI origin;

    Marketplace marketplace;

    private Session ann;
    private UUID ticket;
    private UUID order;
    private Client browser;

    @BeforeEach
    void openShop() {
        marketplace.reset();
        ann = marketplace.auth.signedIn("ann@example.com");
        ticket = marketplace.tickets.list(HOSTILE, "1234.5", "EUR", 10, ann.account());
        order = marketplace.orders.place(ticket, 1, ann.account());
        browser = Client.browser(origin).signedIn(ann);
    }

    @ParameterizedTest
    @CsvSource({
        "/tickets/{ticket}/orders, /tickets/{ticket}",
        "/orders/{order}/payments, /orders/{order}",
        "/orders/{order}/cancel, /orders/{order}",
        "/orders/{order}/returns, /orders/{order}",
        "/sell/{ticket}/sales/{order}/refunds, /sell/{ticket}/sales",
        "/sell/{ticket}/withdraw, /sell",
        "/sell/payouts/account, /sell/payouts",
        "/signout, /"
    })
    void leadBackFromTheAddressesOfForms(String form, String page) {
        Shown shown = browser.get(resolved(form));

        assertThat(shown.status()).isEqualTo(303);
        assertThat(shown.header("Location")).isEqualTo(resolved(page));
        assertThat(browser.get("/signin").header("Location")).isEqualTo("/");
        assertThat(browser.head(resolved(form)).status()).isEqualTo(303);
        assertThat(marketplace.orders.get(order).status()).isEqualTo("created");
    }

    @Test
    void stayOnTheSchemeAndHostThatTheVisitorUses() {
        Client nobody = Client.browser(origin).with("X-Forwarded-Proto", "https");

        assertThat(nobody.get("/orders").header("Location")).isEqualTo("/signin?next=%2Forders");
        assertThat(nobody.post(
                                "/signin",
                                "email",
                                "ann@example.com",
                                "password",
                                "correct horse",
                                "next",
                                "/orders?cursor=1")
                        .header("Location"))
                .isEqualTo("/orders?cursor=1");
        assertThat(browser.post("/tickets/" + ticket + "/orders", "quantity", "1")
                        .header("Location"))
                .startsWith("/orders/");
        assertThat(browser.post("/orders/" + order + "/payments", "token", "tok_visa")
                        .header("Location"))
                .startsWith("/orders/" + order + "?payment=");
        assertThat(browser.post("/sell", "title", "Opera", "price", "1", "quantity", "1")
                        .header("Location"))
                .startsWith("/tickets/");
        assertThat(browser.post("/signout").header("Location")).isEqualTo("/");
    }

    @Test
    void describeAnOfferToSearchEngines() {
        Document page = Client.browser(origin).get("/tickets/" + ticket).page();
        var data = new JsonObject(
                page.select("head script[type=application/ld+json]").html());
        var offer = data.getJsonObject("offers");

        assertThat(page.select("script:not([src])")).hasSize(1);
        assertThat(data.getString("@context")).isEqualTo("https://schema.org/");
        assertThat(data.getString("@type")).isEqualTo("Product");
        assertThat(data.getString("name")).isEqualTo(HOSTILE);
        assertThat(offer.getString("@type")).isEqualTo("Offer");
        assertThat(offer.getString("price")).isEqualTo("1234.50");
        assertThat(offer.getString("priceCurrency")).isEqualTo("EUR");
        assertThat(offer.getString("availability")).isEqualTo("https://schema.org/InStock");
        assertThat(offer.getString("url")).isEqualTo(address("http", "/tickets/" + ticket));
        assertThat(page.select("link[rel=canonical]").attr("abs:href"))
                .isEqualTo(address("http", "/tickets/" + ticket));
    }

    @ParameterizedTest
    @CsvSource({"held, OutOfStock", "sold, SoldOut", "withdrawn, Discontinued"})
    void sayWhatCanNotBeBought(String what, String availability) {
        marketplace.tickets.change(ticket, now -> switch (what) {
            case "held" -> now.withHeld(10);
            case "sold" -> now.withHeld(0).withSold(10);
            default -> now.asWithdrawn();
        });

        assertThat(Client.browser(origin).get("/tickets/" + ticket).body())
                .contains("https://schema.org/" + availability);
    }

    @ParameterizedTest
    @CsvSource({"X-Forwarded-Proto, https", "Forwarded, for=x;proto=https"})
    void nameTheSchemeThatAProxyReports(String header, String value) {
        Client visitor = Client.browser(origin).with(header, value);

        Document offer = visitor.get("/tickets/" + ticket).page();
        Document catalogue = visitor.get("/").page();

        assertThat(property(offer, "og:url")).isEqualTo(address("https", "/tickets/" + ticket));
        assertThat(property(catalogue, "og:url")).isEqualTo(address("https", "/"));
    }

    @Test
    void showThemselvesWhereTheyAreShared() {
        Document offer = Client.browser(origin)
                .with("Accept-Language", "de")
                .get("/tickets/" + ticket)
                .page();
        Document catalogue = Client.browser(origin).get("/").page();

        assertThat(property(offer, "og:title")).isEqualTo(HOSTILE);
        assertThat(property(offer, "og:type")).isEqualTo("product");
        assertThat(property(offer, "og:description")).isEqualTo("1.234,50\u00a0€ each · 9 left");
        assertThat(property(offer, "product:price:amount")).isEqualTo("1234.50");
        assertThat(property(offer, "product:price:currency")).isEqualTo("EUR");
        assertThat(property(catalogue, "og:title")).isEqualTo("Tickets on sale");
        for (Document page : new Document[] {offer, catalogue}) {
            URI picture = URI.create(property(page, "og:image"));
            assertThat(picture.getAuthority()).isEqualTo(origin.getAuthority());
            assertThat(Client.program(origin).get(picture.getPath()).header("Content-Type"))
                    .isEqualTo("image/png");
        }
    }

    private static String property(Document page, String name) {
        return page.select("head meta[property=" + name + "]").attr("content");
    }

    private String address(String scheme, String path) {
        return scheme + "://" + origin.getAuthority() + path;
    }

    private String resolved(String path) {
        return path.replace("{ticket}", ticket.toString()).replace("{order}", order.toString());
    }
}
