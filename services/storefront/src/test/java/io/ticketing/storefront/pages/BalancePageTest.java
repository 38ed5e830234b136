package io.ticketing.storefront.pages;

import java.net.URI;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ticketing.storefront.client.Client;
import io.ticketing.storefront.marketplace.Marketplace;

import static org.assertj.core.api.Assertions.assertThat;

/// What a seller has earned.
@QuarkusTest
@WithTestResource(Marketplace.class)
class BalancePageTest {

    @TestHTTPResource
    URI origin;

    Marketplace marketplace;

    private Client seller;

    @BeforeEach
    void signIn() {
        marketplace.reset();
        seller = Client.browser(origin)
                .with("Accept-Language", "en-GB")
                .signedIn(marketplace.auth.signedIn("sue@example.com"));
    }

    @Test
    void showsWhatWasEarnedAndWhatHasChangedIt() {
        marketplace.payments.balance.change("capture", 41, 2.05);
        marketplace.payments.balance.change("refund", -20.5, -1.03);
        marketplace.payments.balance.change("payout", -121, 0);
        marketplace.payments.balance.change("new_kind", 1, 0);

        assertThat(seller.get("/sell").page().select("a[href=/sell/balance]").text())
                .isEqualTo("Balance");
        Document page = seller.get("/sell/balance").isPage(200).page();

        assertThat(page.select("dl").text())
                .isEqualTo("Available US$1,120.50 Available later US$57.00 Sold US$1,410.00 Fees US$70.50"
                        + " Refunded US$41.00 Paid out US$121.00");
        assertThat(page.select(".rows .what").eachText()).containsExactly("Other US$1.00", "Payout -US$121.00");
        assertThat(page.select("a[download]").eachAttr("href"))
                .containsExactly("/api/payments/balance/entries?format=csv", "/api/payments/balance/entries?limit=100");

        Document next =
                seller.get(page.select(".more a").attr("href")).isPage(200).page();

        assertThat(next.select(".rows .what").eachText()).containsExactly("Refund -US$19.47", "Sale US$38.95");
        assertThat(next.select(".rows .legend span").eachText())
                .containsExactly("-US$20.50, and a fee of US$1.03 given back", "US$41.00, less a fee of US$2.05");
        assertThat(next.select(".more")).isEmpty();
    }

    @Test
    void saysThatNothingWasSold() {
        assertThat(seller.get("/sell/balance")
                        .isPage(200)
                        .page()
                        .select(".empty")
                        .text())
                .isEqualTo("You have not sold anything yet.");
    }

    @Test
    void asksStrangersToSignIn() {
        Client.browser(origin).get("/sell/balance").leadsTo("/signin?next=%2Fsell%2Fbalance");
    }
}
