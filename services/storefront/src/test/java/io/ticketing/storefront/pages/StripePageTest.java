package io.ticketing.storefront.pages;

import java.net.URI;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ticketing.storefront.client.Client;
import io.ticketing.storefront.client.Shown;
import io.ticketing.storefront.marketplace.Marketplace;
import io.ticketing.storefront.marketplace.PlayedAuth.Session;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(StripePageTest.WithStripe.class)
@WithTestResource(Marketplace.class)
class StripePageTest {

    public static class WithStripe implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ticketing.storefront.stripe-publishable-key", "pk_test_123");
        }
    }

    @TestHTTPResource
    URI origin;

    Marketplace marketplace;

    private Client browser;
    private UUID ticket;
    private UUID order;

    @BeforeEach
    void order() {
        marketplace.reset();
        Session ann = marketplace.auth.signedIn("ann@example.com");
        ticket = marketplace.tickets.list("Opera", ann.account());
        order = marketplace.orders.place(ticket, 1, ann.account());
        browser = Client.browser(origin).signedIn(ann);
    }

    @Test
    void letsTheCheckoutPageLoadStripesFieldAndNothingElse() {
        Shown page = browser.get("/orders/" + order).isPage(200);

        assertThat(Policy.of(page).sources())
                .containsExactlyInAnyOrder(
                        "'self'",
                        "'none'",
                        "https://js.stripe.com",
                        "https://api.stripe.com",
                        "https://hooks.stripe.com");
        assertThat(Policy.of(page).directives())
                .containsEntry("default-src", "'none'")
                .containsEntry("style-src", "'self'")
                .containsEntry("img-src", "'self'")
                .containsEntry("form-action", "'self'")
                .containsEntry("frame-src", "https://js.stripe.com https://hooks.stripe.com");
    }

    @Test
    void takesTheCardInStripesFieldOnly() {
        var page = browser.get("/orders/" + order).page();

        assertThat(page.select("#card").attr("data-stripe")).isEqualTo("pk_test_123");
        assertThat(page.select("form.pay input[name=token]").val()).isEmpty();
        assertThat(page.text()).doesNotContain("tok_visa", "Test mode");
        assertThat(page.select("script[src^=https]").eachAttr("src")).containsExactly("https://js.stripe.com/v3/");
    }

    @Test
    void keepsEveryOtherPageToItsOwnHost() {
        for (String path : new String[] {"/", "/tickets/" + ticket, "/sell", "/orders", "/sell/new", "/nothing"}) {
            Shown page = browser.get(path);

            assertThat(Policy.of(page).sources()).as(path).isSubsetOf("'self'", "'none'");
            assertThat(page.body()).as(path).doesNotContain("stripe");
        }
    }
}
