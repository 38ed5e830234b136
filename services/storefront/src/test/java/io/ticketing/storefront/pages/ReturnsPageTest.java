package io.ticketing.storefront.pages;

import java.net.URI;
import java.util.UUID;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.nodes.Document;
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

/// What buyers return, and what they get back.
@QuarkusTest
@WithTestResource(Marketplace.class)
class ReturnsPageTest {

    private static final String LATER = "2999-12-31T20:00:00Z";
    private static final String EARLIER = "2026-01-01T00:00:00Z";

    @TestHTTPResource
    URI origin;

    Marketplace marketplace;

    private UUID ticket;
    private UUID order;
    private UUID payment;
    private Client buyer;

    @BeforeEach
    void sellTwo() {
        marketplace.reset();
        Session ann = marketplace.auth.signedIn("ann@example.com");
        Session sue = marketplace.auth.signedIn("sue@example.com");
        ticket = marketplace.tickets.list("Opera", sue.account());
        returnable(LATER);
        order = marketplace.orders.place(ticket, 2, ann.account());
        payment = marketplace.payments.captured(order);
        buyer = Client.browser(origin).with("Accept-Language", "en-GB").signedIn(ann);
    }

    @Test
    void tellsEverybodyUntilWhenATicketCanBeReturned() {
        Client anyone = Client.browser(origin).with("Accept-Language", "en-GB");

        assertThat(anyone.get("/tickets/" + ticket).page().select(".returns").text())
                .isEqualTo("Can be returned until 31 Dec 2999, 20:00 UTC");
        returnable(EARLIER);
        assertThat(anyone.get("/tickets/" + ticket).page().select(".returns")).isEmpty();
        returnable(null);
        assertThat(anyone.get("/tickets/" + ticket).page().select(".returns")).isEmpty();
    }

    @Test
    void returnsOneOfTwo() {
        Document before = page();

        giveBack(before, "1").leadsTo("/orders/" + order);

        assertThat(marketplace.payments.refunds.of(payment))
                .singleElement()
                .extracting(Refunded::quantity, Refunded::reason)
                .containsExactly(1, "buyer");
        assertThat(marketplace.payments.calls("POST", "/api/payments/" + payment + "/refunds"))
                .singleElement()
                .extracting(call -> call.headers().get("Idempotency-Key"))
                .isEqualTo(before.select(".return input[name=key]").val());
        Document page = page();
        assertThat(page.select(".outcome").text()).contains("1 of 2 still yours");
        assertThat(page.select(".refunds strong").text()).isEqualTo("Refund of US$20.50 for 1 ticket is on its way");
        assertThat(page.select(".return input[name=quantity]").val()).isEqualTo("1");
    }

    @Test
    void looksAgainWhileARefundIsOnItsWay() {
        assertThat(page().select("#order").attr("data-pending")).isEmpty();
        assertThat(page().select("noscript meta")).isEmpty();

        marketplace.payments.refunds.begin(payment, 1, "buyer");

        assertThat(page().select("#order").attr("data-pending")).isEqualTo("1");
        assertThat(page().html()).contains("http-equiv=\"refresh\" content=\"2\"");
    }

    @Test
    void saysThatAllMoneyIsOnItsWayBackAndThenThatItIsThere() {
        giveBack(page(), "2");

        assertThat(page().select(".outcome").text()).contains("Your money is on its way back");
        assertThat(page().select(".return")).isEmpty();

        marketplace.payments.refunds.end("refunded");

        assertThat(page().select(".outcome").text()).contains("Refunded", "you got your money back");
        assertThat(page().select(".refunds strong").text()).isEqualTo("US$41.00 for 2 tickets refunded");
        assertThat(buyer.get("/orders").page().select(".tag").text()).isEqualTo("Refunded");
    }

    @Test
    void countsInTheListWhatWasReturned() {
        marketplace.payments.refunds.begin(payment, 1, "seller");
        marketplace.payments.refunds.end("refunded");

        assertThat(buyer.get("/orders").page().select(".tag").text()).isEqualTo("Yours, 1 returned");
    }

    @ParameterizedTest
    @CsvSource({
        "buyer, You returned this.",
        "seller, The seller took this back.",
        "withdrawn, The event was cancelled.",
        "order_lost, The tickets were no longer there."
    })
    void saysWhyMoneyCameBack(String reason, String text) {
        marketplace.payments.refunds.begin(payment, 1, reason);

        assertThat(page().select(".refunds .hint").text()).startsWith(text);
    }

    @Test
    void doesNotSayThatNothingWasChargedForACancelledOrderThatIsRefunded() {
        marketplace.orders.change(order, now -> now.cancelled("expired"));
        marketplace.payments.refunds.begin(payment, 2, "order_lost");

        assertThat(page().select(".outcome").text())
                .contains("You get back what you have paid")
                .doesNotContain("othing was charged");
        assertThat(page().select(".refunds strong").text()).contains("on its way");
        assertThat(page().select(".return")).isEmpty();
    }

    @Test
    void letsTheBuyerReturnAgainWhatCouldNotBeRefunded() {
        marketplace.payments.refunds.begin(payment, 2, "buyer");
        marketplace.payments.refunds.end("failed");

        assertThat(page().select(".refunds strong").text()).isEqualTo("Refund of US$41.00 for 2 tickets has failed");
        assertThat(page().select(".return input[name=quantity]").val()).isEqualTo("2");
    }

    @Test
    void offersNoReturnOnceItIsTooLate() {
        returnable(EARLIER);

        assertThat(page().select(".return")).isEmpty();
    }

    @Test
    void saysThatItIsTooLateToReturn() {
        Document before = page();
        returnable(EARLIER);

        Document page = giveBack(before, "1").isPage(409).page();

        assertThat(page.select(".notice").text()).contains("Too late to return");
    }

    @ParameterizedTest
    @CsvSource({"3, 409, Not so many left to return", "many, 400, How many? Write a whole number"})
    void saysWhyNothingWasReturned(String quantity, int status, String text) {
        Document page = giveBack(page(), quantity).isPage(status).page();

        assertThat(page.select(".notice").text()).contains(text);
        assertThat(page.select(".return")).hasSize(1);
    }

    @Test
    void isShownThoughPaymentsIsAway() {
        marketplace.payments.goAway();

        assertThat(page().select(".outcome").text()).contains("They are yours");
        assertThat(page().select(".return")).isEmpty();
    }

    @Test
    void returnsNothingOfSomebodyElse() {
        Client other = Client.browser(origin).signedIn(marketplace.auth.signedIn("eve@example.com"));

        other.post("/orders/" + order + "/returns", "payment", payment + "", "quantity", "1")
                .isPage(403);
        buyer.post("/orders/" + order + "/returns", "quantity", "1").isPage(400);

        assertThat(marketplace.payments.refunds.of(payment)).isEmpty();
    }

    private void returnable(String until) {
        marketplace.tickets.change(ticket, now -> now.withReturnsUntil(until));
    }

    private Document page() {
        return buyer.get("/orders/" + order).isPage(200).page();
    }

    private Shown giveBack(Document page, String quantity) {
        return buyer.post(
                page.select(".return form").attr("action"),
                "payment",
                page.select(".return input[name=payment]").val(),
                "quantity",
                quantity,
                "key",
                page.select(".return input[name=key]").val());
    }
}
