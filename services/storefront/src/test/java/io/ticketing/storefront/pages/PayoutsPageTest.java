package io.ticketing.storefront.pages;

import java.net.URI;
import java.util.UUID;
import java.util.stream.IntStream;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ticketing.storefront.client.Client;
import io.ticketing.storefront.marketplace.Marketplace;
import io.ticketing.storefront.marketplace.PlayedPayouts;
import io.ticketing.storefront.marketplace.Refusal;

import static org.assertj.core.api.Assertions.assertThat;

/// How a seller is paid.
@QuarkusTest
@WithTestResource(Marketplace.class)
class PayoutsPageTest {

    private static final String PATH = "/sell/payouts";
    private static final String FORM = PATH + "/account";

    @TestHTTPResource
    URI origin;

    Marketplace marketplace;

    private UUID sellerId;
    private Client seller;

    @BeforeEach
    void signIn() {
        marketplace.reset();
        var sue = marketplace.auth.signedIn("sue@example.com");
        sellerId = sue.account().id();
        seller = Client.browser(origin).with("Accept-Language", "en-GB").signedIn(sue);
    }

    @Test
    void isReachedFromTheSellersTickets() {
        assertThat(seller.get("/sell").page().select("a[href=" + PATH + "]")).hasSize(1);
    }

    @Test
    void leadsToTheGatewayWithScripts() {
        var answer = seller.with("HX-Request", "true").post(FORM);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("HX-Redirect")).isEqualTo(PlayedPayouts.GATEWAY);
    }

    @Test
    void linksToTheGatewayWithoutScripts() {
        assertThat(page().select("main form button").text()).isEqualTo("Set up payouts");

        Document answer = seller.post(FORM).isPage(200).page();

        assertThat(answer.select("a[href='" + PlayedPayouts.GATEWAY + "']").text())
                .isEqualTo("Continue to the payment provider");
        assertThat(answer.select("main form")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"onboarding, Almost set up, 1", "restricted, Something is missing, 1", "enabled, Payouts are set up, 0"
    })
    void saysHowFarItIs(String status, String text, int forms) {
        marketplace.payments.payouts.account(sellerId, status);

        assertThat(page().select(".outcome strong").text()).isEqualTo(text);
        assertThat(page().select("main form")).hasSize(forms);
    }

    @Test
    void listsPayouts() {
        assertThat(page().select(".empty").text()).isEqualTo("Nothing was paid out yet.");
        marketplace.payments.payouts.pay("38.95", "paid");
        marketplace.payments.payouts.pay("10", "failed");
        marketplace.payments.payouts.pay("12", "pending");

        assertThat(page().select(".rows .title").eachText()).containsExactly("US$12.00", "US$10.00", "US$38.95");
        assertThat(page().select(".rows .tag").eachText())
                .containsExactly("On its way", "Failed: you will get it later", "Paid");
    }

    @Test
    void leadsToOlderPayouts() {
        IntStream.rangeClosed(1, 21).forEach(amount -> marketplace.payments.payouts.pay("" + amount, "paid"));

        Document older =
                seller.get(page().select(".more a").attr("href")).isPage(200).page();

        assertThat(older.select(".rows .title").eachText()).containsExactly("US$1.00");
        assertThat(older.select(".more")).isEmpty();
    }

    @Test
    void saysThatTheGatewayDoesNotAnswer() {
        marketplace.payments.refuse("POST", Refusal.of(503, "payments-unavailable"));

        Document page = seller.post(FORM).isPage(503).page();

        assertThat(page.select(".notice").text()).startsWith("Not possible at the moment");
        assertThat(page.select("main form")).hasSize(1);
    }

    @Test
    void asksVisitorsToSignIn() {
        Client visitor = Client.browser(origin);

        visitor.get(PATH).leadsTo("/signin?next=%2Fsell%2Fpayouts");
        visitor.post(FORM).leadsTo("/signin?next=%2Fsell%2Fpayouts");
    }

    private Document page() {
        return seller.get(PATH).isPage(200).page();
    }
}
