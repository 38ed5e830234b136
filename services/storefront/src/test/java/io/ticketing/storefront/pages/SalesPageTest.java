package io.ticketing.storefront.pages;

import java.net.URI;
import java.util.UUID;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ticketing.storefront.client.Client;
import io.ticketing.storefront.client.Shown;
import io.ticketing.storefront.marketplace.Marketplace;
import io.ticketing.storefront.marketplace.PlayedAuth.Session;
import io.ticketing.storefront.marketplace.Refunded;

import static org.assertj.core.api.Assertions.assertThat;

/// What a seller has sold, and refunds.
@QuarkusTest
@WithTestResource(Marketplace.class)
class SalesPageTest {

    @TestHTTPResource
    URI origin;

    Marketplace marketplace;

    private Session ann;
    private UUID ticket;
    private UUID payment;
    private Client seller;

    @BeforeEach
    void sellTwo() {
        marketplace.reset();
        ann = marketplace.auth.signedIn("ann@example.com");
        Session sue = marketplace.auth.signedIn("sue@example.com");
        ticket = marketplace.tickets.list("Opera", sue.account());
        payment = sell(2);
        seller = Client.browser(origin).with("Accept-Language", "en-GB").signedIn(sue);
    }

    @Test
    void listsWhatIsSoldAndForHowMuch() {
        UUID second = sell(1);

        Document page = page();

        assertThat(page.select("dl").text()).isEqualTo("Sold 3 Paid US$61.50 Returned 0 Paid back US$0.00");
        assertThat(page.select(".rows .title").eachText())
                .containsExactly("1 ticket · US$20.50", "2 tickets · US$41.00");
        assertThat(page.select(".rows form").eachAttr("action")).containsExactly(refunds(second), refunds(payment));
        assertThat(page.select(".rows .tag")).isEmpty();
        assertThat(page.select("[data-pending]").attr("data-pending")).isEmpty();
    }

    @Test
    void isReachedFromTheSellersTickets() {
        assertThat(seller.get("/sell").page().select("a[href$=sales]").attr("href"))
                .isEqualTo("/sell/" + ticket + "/sales");
    }

    @ParameterizedTest
    @CsvSource({"true, true", ", false"})
    void refundsOneOfTwoAndPutsItBackOnSaleOrNot(String restock, boolean onSale) {
        Element form = page().selectFirst(".rows form");

        refund(form, "1", restock == null ? "" : restock, "Row 7 is closed").leadsTo("/sell/" + ticket + "/sales");

        assertThat(marketplace.payments.refunds.of(payment))
                .singleElement()
                .extracting(Refunded::quantity, Refunded::reason, Refunded::restock, Refunded::note)
                .containsExactly(1, "seller", onSale, "Row 7 is closed");
        assertThat(marketplace.payments.calls("POST", "/api/payments/" + payment + "/refunds"))
                .singleElement()
                .extracting(call -> call.headers().get("Idempotency-Key"))
                .isEqualTo(form.select("input[name=key]").val());
        assertThat(page().select(".outcome").text()).isEqualTo("Refunds are on their way …");
        assertThat(page().select("#sales").attr("data-pending")).isEqualTo("0/2");
    }

    @Test
    void showsWhatWasPaidBack() {
        marketplace.payments.refunds.begin(payment, 1, "seller");
        marketplace.payments.refunds.end("refunded");

        Document page = page();

        assertThat(page.select(".rows .tag").text()).isEqualTo("1 ticket returned, US$20.50 refunded");
        assertThat(page.select(".rows input[name=quantity]").val()).isEqualTo("1");
        assertThat(page.select("dl").text()).endsWith("Returned 1 Paid back US$20.50");
    }

    @ParameterizedTest
    @CsvSource({
        "inquiry, The buyer's bank asks about this payment, 1",
        "open, Disputed: the buyer's bank has taken the money back, 0",
        "won, Dispute won: the money is back, 1",
        "lost, Dispute lost: the buyer has the money, 0"
    })
    void showsADisputeAndRefundsNothingOfItsMoney(String status, String text, int forms) {
        marketplace.payments.refunds.dispute(payment, status);

        Document page = page();

        assertThat(page.select(".rows .tag").text()).isEqualTo(text);
        assertThat(page.select(".rows form")).hasSize(forms);
    }

    @ParameterizedTest
    @CsvSource({"3, 409, Not so many left to return", "many, 400, How many? Write a whole number"})
    void saysWhyNothingWasRefunded(String quantity, int status, String text) {
        Document page = refund(page().selectFirst(".rows form"), quantity, "true", "")
                .isPage(status)
                .page();

        assertThat(page.select(".notice").text()).contains(text);
        assertThat(page.select(".rows form")).hasSize(1);
    }

    @Test
    void asksBeforeAnEventIsCancelled() {
        Document question = seller.get(page().select("a[href$=cancel]").attr("href"))
                .isPage(200)
                .page();

        assertThat(question.select("h1").text()).isEqualTo("Cancel this event?");
        assertThat(question.text()).contains("Opera", "can't be undone");
        assertThat(marketplace.tickets.get(ticket).withdrawn()).isFalse();

        seller.post(question.select("main form").attr("action")).leadsTo("/sell/" + ticket + "/sales");

        assertThat(marketplace.tickets.get(ticket).withdrawn()).isTrue();
        assertThat(marketplace.tickets.calls("DELETE", "/api/tickets/" + ticket))
                .singleElement()
                .satisfies(call -> assertThat(call.query().get("refund")).isEqualTo("true"));
        assertThat(page().select("a[href$=cancel]")).isEmpty();
    }

    @Test
    void showsHowFarTheRefundsOfACancelledEventAre() {
        UUID second = sell(1);
        marketplace.tickets.change(ticket, now -> now.withHeld(0).withSold(3).asWithdrawn());

        assertThat(page().select(".outcome").text()).isEqualTo("Refunding everybody … 0 of 3 tickets refunded");
        assertThat(page().html()).contains("http-equiv=\"refresh\"");
        assertThat(page().select("input[name=restock]")).isEmpty();

        marketplace.payments.refunds.begin(payment, 2, "withdrawn");
        marketplace.payments.refunds.end("refunded");

        assertThat(page().select("progress").attr("value")).isEqualTo("2");
        assertThat(page().select("progress").attr("max")).isEqualTo("3");
        assertThat(page().select("#sales").attr("data-pending")).isEqualTo("2/3");

        marketplace.payments.refunds.begin(second, 1, "withdrawn");
        marketplace.payments.refunds.end("failed");

        assertThat(page().select(".why-not").text()).contains("Some refunds have failed", "The buyers of 1 ticket");
        assertThat(page().select("#sales").attr("data-pending")).isEmpty();

        marketplace.payments.refunds.begin(second, 1, "seller");
        marketplace.payments.refunds.end("refunded");

        assertThat(page().select(".outcome").text()).isEqualTo("Cancelled 3 of 3 tickets refunded");
        assertThat(page().select(".rows form, .why-not")).isEmpty();
    }

    /// A buyer may pay in the moment in which the seller withdraws.
    @Test
    void letsSellersCancelWhatIsWithdrawnWithoutRefunds() {
        marketplace.payments.refunds.cancelsNothing();
        marketplace.tickets.change(ticket, now -> now.withHeld(0).withSold(2).asWithdrawn());

        assertThat(page().select(".outcome")).isEmpty();
        String question = page().select("a[href$=cancel]").attr("href");
        assertThat(seller.get(question).isPage(200).page().select("main form")).hasSize(1);
    }

    @Test
    void offersNoTicketTwiceThatIsBeingRefunded() {
        marketplace.payments.refunds.begin(payment, 1, "seller");

        assertThat(page().select(".rows input[name=quantity]").val()).isEqualTo("1");
    }

    @Test
    void showsNobodyElsesSales() {
        Client other = Client.browser(origin).signedIn(ann);

        other.get("/sell/" + ticket + "/sales").isPage(404);
        other.get("/sell/" + ticket + "/cancel").isPage(404);
        other.post("/sell/" + ticket + "/cancel").isPage(404);

        assertThat(marketplace.tickets.get(ticket).withdrawn()).isFalse();
    }

    private UUID sell(int quantity) {
        return marketplace.payments.captured(marketplace.orders.place(ticket, quantity, ann.account()));
    }

    private Document page() {
        return seller.get("/sell/" + ticket + "/sales").isPage(200).page();
    }

    private Shown refund(Element form, String quantity, String restock, String note) {
        return seller.post(
                form.attr("action"),
                "quantity",
                quantity,
                "restock",
                restock,
                "note",
                note,
                "key",
                form.select("input[name=key]").val());
    }

    private String refunds(UUID sale) {
        return "/sell/" + ticket + "/sales/" + sale + "/refunds";
    }
}
