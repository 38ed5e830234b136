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

import io.ticketing.storefront.client.Client;
import io.ticketing.storefront.client.Shown;
import io.ticketing.storefront.marketplace.Marketplace;
import io.ticketing.storefront.marketplace.PlayedAuth.Session;
import io.ticketing.storefront.marketplace.PlayedReceipts;

import static org.assertj.core.api.Assertions.assertThat;

/// Receipts, and how sellers are named on them.
@QuarkusTest
@WithTestResource(Marketplace.class)
class ReceiptPageTest {

    @TestHTTPResource
    URI origin;

    Marketplace marketplace;

    private Session ann;
    private UUID order;
    private UUID payment;
    private Client buyer;

    @BeforeEach
    void payForTwo() {
        marketplace.reset();
        ann = marketplace.auth.signedIn("ann@example.com");
        UUID ticket = marketplace.tickets.list(
                "Opera", marketplace.auth.signedIn("sue@example.com").account());
        order = marketplace.orders.place(ticket, 2, ann.account());
        payment = marketplace.payments.captured(order);
        buyer = Client.browser(origin).with("Accept-Language", "en-GB").signedIn(ann);
    }

    @Test
    void showsWhatWasBoughtFromWhomAndForHowMuch() {
        marketplace.payments.receipts.issue(payment);
        String link = buyer.get("/orders/" + order)
                .page()
                .select("a[href^=/receipts/]")
                .attr("href");

        Document page = buyer.get(link).isPage(200).page();

        assertThat(page.select("h1").text()).isEqualTo("Receipt ACME-17");
        assertThat(page.select(".seller span").eachText())
                .containsExactly(
                        "Concerts Ltd", "1 Harbour Road", "D01 X2Y3 Dublin", "Ireland", "Tax number IE6388047V");
        assertThat(page.select("tbody td").eachText()).contains("Opera <b>", "2", "€20.50", "€41.00");
        assertThat(page.select("tfoot tr").eachText())
                .containsExactly(
                        "Total paid €41.00",
                        "Includes 23.5 % tax €7.80",
                        "Includes the platform’s fee, which the seller pays €2.05");
        assertThat(page.text()).contains("Credit note ACME-18 · 1 ticket · 2 Mar 2026");
    }

    @Test
    void printsIt() {
        marketplace.payments.receipts.issue(payment);
        String link =
                buyer.get("/receipts/" + payment).page().select("a[download]").attr("href");

        Shown printed = buyer.get(link);

        assertThat(printed.status()).isEqualTo(200);
        assertThat(printed.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(printed.header("Content-Disposition")).isEqualTo("attachment; filename=\"receipt.pdf\"");
        assertThat(printed.body()).isEqualTo(PlayedReceipts.PDF);
    }

    @Test
    void saysThatAReceiptTakesSomeSeconds() {
        assertThat(buyer.get("/receipts/" + payment).isPage(404).page().text()).contains("No receipt yet");
        assertThat(buyer.get("/receipts/" + payment + "/pdf").isPage(404).page().text())
                .contains("No receipt yet");
    }

    @Test
    void asksStrangersToSignIn() {
        Client stranger = Client.browser(origin);

        stranger.get("/receipts/" + payment).leadsTo("/signin?next=%2Freceipts%2F" + payment);
        stranger.get("/sell/profile").leadsTo("/signin?next=%2Fsell%2Fprofile");
        stranger.post("/sell/profile", "kind", "private", "name", "Ann").leadsTo("/signin?next=%2Fsell%2Fprofile");
    }

    @Test
    void keepsHowASellerIsNamed() {
        assertThat(buyer.get("/sell").page().select("a[href=/sell/profile]")).hasSize(1);
        assertThat(buyer.get("/sell/profile")
                        .isPage(200)
                        .page()
                        .select("input[value=private]")
                        .hasAttr("checked"))
                .isTrue();

        business("7,7", "IE6388047V").leadsTo("/sell/profile?saved=true");

        assertThat(marketplace.payments.receipts.profile(ann.account().id()))
                .isEqualTo(JsonObject.of(
                        "kind", "business",
                        "name", "Concerts Ltd",
                        "addressLine1", "1 Harbour Road",
                        "city", "Dublin",
                        "postalCode", "D01 X2Y3",
                        "country", "IE",
                        "taxId", "IE6388047V",
                        "taxBasisPoints", 770,
                        "numberPrefix", "ACME"));
        Document page = buyer.get("/sell/profile?saved=true").page();
        assertThat(page.select("[role=status]").text()).isEqualTo("Saved.");
        assertThat(page.select("input[value=business]").hasAttr("checked")).isTrue();
        assertThat(page.select("#taxBasisPoints").val()).isEqualTo("7.7");
    }

    @Test
    void sendsOnlyTheNameOfAPrivatePerson() {
        buyer.post("/sell/profile", "kind", "private", "name", " Ann ", "city", "Dublin", "taxBasisPoints", "many")
                .leadsTo("/sell/profile?saved=true");

        assertThat(marketplace.payments.receipts.profile(ann.account().id()))
                .isEqualTo(JsonObject.of("kind", "private", "name", "Ann"));
    }

    @Test
    void saysWhatIsWrongWithTheForm() {
        Document unreadable = business("many", "IE6388047V").isPage(400).page();
        Document refused = business("23", "").isPage(400).page();

        assertThat(unreadable.select("#taxBasisPoints-wrong").text()).isEqualTo("Write a number such as 7.7.");
        assertThat(unreadable.select("#name").val()).isEqualTo("Concerts Ltd");
        assertThat(refused.select("#taxId-wrong").text()).isEqualTo("taxId is required of a business");
        assertThat(marketplace.payments.receipts.profile(ann.account().id())).isNull();
    }

    private Shown business(String taxRate, String taxId) {
        return buyer.post(
                "/sell/profile",
                "kind",
                "business",
                "name",
                "Concerts Ltd",
                "addressLine1",
                "1 Harbour Road",
                "city",
                "Dublin",
                "postalCode",
                "D01 X2Y3",
                "country",
                "ie",
                "taxId",
                taxId,
                "taxBasisPoints",
                taxRate,
                "numberPrefix",
                "acme");
    }
}
