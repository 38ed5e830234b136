package io.ticketing.storefront.pages;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
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
import io.ticketing.storefront.marketplace.Listed;
import io.ticketing.storefront.marketplace.Marketplace;
import io.ticketing.storefront.marketplace.Offer;
import io.ticketing.storefront.marketplace.PlayedAuth.Session;
import io.ticketing.storefront.marketplace.Refusal;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(Marketplace.class)
class SellPageTest {

    @TestHTTPResource
    URI origin;

    Marketplace marketplace;

    private Session sue;
    private Client seller;

    @BeforeEach
    void openShop() {
        marketplace.reset();
        sue = marketplace.auth.signedIn("sue@example.com");
        seller = Client.browser(origin).signedIn(sue);
    }

    @Test
    void putsTicketsOnSale() {
        Shown answer = seller.post("/sell", "title", " Opera ", "price", "20.50", "quantity", "3", "currency", "EUR");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).contains("/tickets/");
        Document page = seller.get("/sell").page();
        assertThat(page.select(".rows .title").eachText()).containsExactly("Opera");
        assertThat(page.select(".legend").text()).isEqualTo("0 sold 0 held 3 free");
    }

    @ParameterizedTest
    @CsvSource({
        "'',    20.5, 1,   title",
        "Opera, '',   1,   price",
        "Opera, abc,  1,   price",
        "Opera, 20.5, abc, quantity"
    })
    void saysWhatIsWrongBesideTheField(String title, String price, String quantity, String field) {
        Document page = seller.post("/sell", "title", title, "price", price, "quantity", quantity)
                .isPage(400)
                .page();

        assertThat(page.select(".wrong").eachAttr("id")).containsExactly(field + "-wrong");
        assertThat(page.select("#" + field).attr("aria-invalid")).isEqualTo("true");
        assertThat(page.select("#title").val()).isEqualTo(title);
        assertThat(page.select("#price").val()).isEqualTo(price);
        assertThat(page.select("#quantity").val()).isEqualTo(quantity);
        assertThat(page.select(".notice").text()).contains("Please check the form");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de    | 1.234,50        | 1.000 | 1234,50 | 1000",
                "de-CH | 1'234.50        | 1000  | 1234.50 | 1000",
                "fr    | 1\u202f234,50   | 1 000 | 1234,50 | 1000",
                "pt-BR | 1234,5          | 1000  | 1234,50 | 1000",
                "fa    | ۱٬۲۳۴٫۵۰         | ۱۰۰۰   | ۱۲۳۴٫۵۰   | ۱۰۰۰"
            })
    void takesNumbersAsEachVisitorWritesThemAndShowsThemSo(
            String language, String price, String quantity, String shown, String shownQuantity) {
        seller.with("Accept-Language", language);

        Shown created = seller.post("/sell", "title", "Opera", "price", price, "quantity", quantity, "currency", "EUR");

        assertThat(created.status()).as(created.body()).isEqualTo(303);
        var ticket = UUID.fromString(created.location().substring("/tickets/".length()));
        assertThat(marketplace.tickets.get(ticket).offer().price()).isEqualByComparingTo("1234.5");
        assertThat(marketplace.tickets.get(ticket).offer().quantity()).isEqualTo(1000);
        Document form = seller.get("/sell/" + ticket).page();
        assertThat(form.select("#price").val()).isEqualTo(shown);
        assertThat(form.select("#quantity").val()).isEqualTo(shownQuantity);

        edit(form, "Ballet", price).leadsTo("/sell");
        assertThat(marketplace.tickets.get(ticket).offer().price()).isEqualByComparingTo("1234.5");
        assertThat(marketplace.tickets.get(ticket).offer().quantity()).isEqualTo(1000);
    }

    @Test
    void asksInASentenceWhichOfTwoNumbersIsMeant() {
        UUID ticket = marketplace.tickets.list("Opera", "1.5", "KWD", 1, sue.account());
        seller.with("Accept-Language", "de");

        Document draft = seller.post("/sell", "title", "Opera", "price", "1.234", "quantity", "1", "currency", "KWD")
                .isPage(400)
                .page();
        Document edit = edit(seller.get("/sell/" + ticket).page(), "Ballet", "1.234")
                .isPage(400)
                .page();

        for (Document page : List.of(draft, edit)) {
            assertThat(page.select("#price-wrong").text())
                    .isEqualTo("This can be read as 1234 or as 1,234. Write 1234,000 for the former.");
            assertThat(page.select("#price").val()).isEqualTo("1.234");
            assertThat(page.select(".notice").text()).contains("Please check the form");
        }
        assertThat(marketplace.tickets.calls("POST", "/api/tickets")).isEmpty();
        assertThat(marketplace.tickets.get(ticket).title()).isEqualTo("Opera");
    }

    @Test
    void keepsNoKeyboardFromWritingAComma() {
        Document page = seller.get("/sell/new").page();

        assertThat(page.select("[pattern], [type=number]")).isEmpty();
        assertThat(page.select("#price").attr("inputmode")).isEqualTo("decimal");
    }

    @Test
    void offersTheCurrenciesThatCanBeCharged() {
        Document page = seller.get("/sell/new").page();

        assertThat(page.select("#currency option").eachText())
                .containsExactly("USD", "CHF", "EUR", "GBP", "JPY", "KWD");
        assertThat(page.select("#currency option[selected]").eachText()).containsExactly("USD");
    }

    @Test
    void saysBesideThePriceWhichBoundItBreaks() {
        marketplace.tickets.refuse(
                "POST",
                Refusal.of(400, "invalid-request", "The request is not valid")
                        .withError("price", "price must be at least 0.5 USD"));

        Document page = seller.post("/sell", "title", "Opera", "price", "0.10", "quantity", "1", "currency", "USD")
                .isPage(400)
                .page();

        assertThat(page.select("#price-wrong").text()).contains("at least 0.5 USD");
        assertThat(page.select("#price").val()).isEqualTo("0.10");
        assertThat(page.select("#currency option").eachText()).contains("USD", "JPY");
    }

    @Test
    void keepsACurrencyThatTheFormDoesNotOffer() {
        Document page = seller.post("/sell", "title", "", "price", "1", "quantity", "1", "currency", "SEK")
                .page();

        assertThat(page.select("#currency option[selected]").eachText()).containsExactly("SEK");
    }

    @ParameterizedTest
    @CsvSource({"20.5, USD, 20.50", "1999, JPY, 1999", "1.2, KWD, 1.200", "100, EUR, 100.00"})
    void fillsInThePriceAsItIsWritten(String price, String currency, String written) {
        UUID ticket = marketplace.tickets.list("Opera", price, currency, 1, sue.account());

        Document page = seller.get("/sell/" + ticket).isPage(200).page();

        assertThat(page.select("#price").val()).isEqualTo(written);
        assertThat(page.select(".fixed").text()).isEqualTo(currency);
    }

    @Test
    void saysThatBuyersTookMoreThanTheSellerOffers() {
        UUID ticket = marketplace.tickets.list("Opera", sue.account());
        assertThat(seller.get("/sell").page().text()).doesNotContain("Buyers had taken more");

        marketplace.tickets.change(ticket, now -> now.withHeld(11).withSold(1));

        assertThat(seller.get("/sell").page().text()).contains("Buyers had taken more when you lowered it to 10.");
    }

    @Test
    void changesAnOfferThatNobodyHasChangedMeanwhile() {
        UUID ticket = marketplace.tickets.list("Opera", sue.account());
        marketplace.tickets.change(ticket, now -> now.withSold(4));

        edit(seller.get("/sell/" + ticket).page(), "Ballet", "30").leadsTo("/sell");

        assertThat(marketplace.tickets.get(ticket).title()).isEqualTo("Ballet");
        assertThat(marketplace.tickets.get(ticket).offer().price()).isEqualByComparingTo("30");
        assertThat(marketplace.tickets.calls("PUT", "/api/tickets/" + ticket))
                .singleElement()
                .satisfies(call -> assertThat(call.headers().get("If-Match")).isEqualTo("\"1.0\""));
    }

    @Test
    void changesNothingThatWasChangedMeanwhileAndShowsHowItIsNow() {
        UUID ticket = marketplace.tickets.list("Opera", sue.account());
        Document seen = seller.get("/sell/" + ticket).page();
        marketplace.tickets.change(ticket, now -> now.as(new Offer("Opera, last row", BigDecimal.ONE, "USD", 10)));

        Document page = edit(seen, "Ballet", "30").isPage(412).page();

        assertThat(marketplace.tickets.get(ticket).title()).isEqualTo("Opera, last row");
        assertThat(page.select(".notice").text()).contains("Changed meanwhile");
        assertThat(page.select("#title").val()).isEqualTo("Opera, last row");
        assertThat(page.select("input[name=version]").val()).isEqualTo("2");
    }

    @Test
    void showsWhyAnOfferThatBuyersHoldCanNotBeChanged() {
        UUID ticket = marketplace.tickets.list("Opera", sue.account());
        Document seen = seller.get("/sell/" + ticket).page();
        marketplace.tickets.change(ticket, now -> now.withHeld(2));

        Document page = seller.get("/sell/" + ticket).page();

        assertThat(page.select("#held").text()).contains("Held by a buyer right now", "2 of these");
        assertThat(page.select("fieldset[disabled]")).hasSize(1);
        assertThat(edit(seen, "Ballet", "30")
                        .isPage(409)
                        .page()
                        .select(".notice")
                        .text())
                .contains("Held by a buyer");
    }

    @Test
    void keepsWhatWasTypedWhenAFieldOfAnEditIsWrong() {
        UUID ticket = marketplace.tickets.list("Opera", sue.account());

        Document page = edit(seller.get("/sell/" + ticket).page(), "Ballet", "abc")
                .isPage(400)
                .page();

        assertThat(page.select("#price-wrong").text()).isEqualTo("Write a number such as 20.50.");
        assertThat(page.select("#title").val()).isEqualTo("Ballet");
        assertThat(page.select("#price").val()).isEqualTo("abc");
        assertThat(page.select(".fixed").text()).isEqualTo("USD");
    }

    @Test
    void withdrawsWhatNobodyHasBought() {
        UUID ticket = marketplace.tickets.list("Opera", sue.account());

        seller.post("/sell/" + ticket + "/withdraw").leadsTo("/sell");

        Document page = seller.get("/sell").page();
        assertThat(page.select(".rows .tag").text()).isEqualTo("Withdrawn");
        assertThat(page.select(".rows form")).isEmpty();
        assertThat(page.select(".rows .actions a").eachText()).containsExactly("Sales");
        assertThat(seller.get("/sell/" + ticket).page().select("main form")).isEmpty();
    }

    @Test
    void saysWhySoldTicketsCanNotBeWithdrawn() {
        UUID ticket = marketplace.tickets.list("Opera", sue.account());
        marketplace.tickets.change(ticket, now -> now.withSold(1));

        Document page = seller.post("/sell/" + ticket + "/withdraw").isPage(409).page();

        assertThat(page.select(".notice").text()).contains("Some are sold");
        assertThat(page.select("form[action$=withdraw]")).isEmpty();
    }

    @Test
    void leadsOnToOffersThatDoNotFit() {
        for (int n = 0; n < 25; n++) {
            marketplace.tickets.list("Concert " + n, sue.account());
        }

        Document first = seller.get("/sell").page();
        Document second = seller.get(first.select(".more a").attr("href")).page();

        assertThat(first.select(".rows > li")).hasSize(20);
        assertThat(second.select(".rows > li")).hasSize(5);
    }

    @Test
    void showsNobodyElsesTicket() {
        Session eve = marketplace.auth.signedIn("eve@example.com");
        UUID ticket = marketplace.tickets.list("Opera", sue.account());
        Client other = Client.browser(origin).signedIn(eve);

        other.get("/sell/" + ticket).isPage(404);
        other.post("/sell/" + ticket, "title", "Mine", "price", "1", "quantity", "1", "version", "1");
        other.post("/sell/" + ticket + "/withdraw").isPage(403);

        assertThat(marketplace.tickets.get(ticket))
                .extracting(Listed::title, Listed::withdrawn)
                .containsExactly("Opera", false);
    }

    @Test
    void saysUntilWhenBuyersCanReturnTickets() {
        seller.withCookie("tz", "Europe/Berlin");
        Document form = seller.get("/sell/new").page();
        assertThat(form.select("#returnsUntil-hint").text()).contains("in the time zone Europe/Berlin");

        Shown created = seller.post(
                "/sell",
                "title",
                "Opera",
                "price",
                "1",
                "quantity",
                "1",
                "returnsUntil",
                "2999-12-31T20:00",
                "zone",
                form.select("input[name=zone]").val());

        var ticket = UUID.fromString(created.location().substring("/tickets/".length()));
        assertThat(marketplace.tickets.get(ticket).offer().returnsUntil()).isEqualTo("2999-12-31T19:00:00Z");
        Document edit = seller.get("/sell/" + ticket).page();
        assertThat(edit.select("#returnsUntil").val()).isEqualTo("2999-12-31T20:00");
    }

    @Test
    void keepsAndRemovesTheTimeForReturns() {
        UUID ticket = marketplace.tickets.list("Opera", sue.account());
        marketplace.tickets.change(ticket, now -> now.withReturnsUntil("2999-12-31T20:00:30Z"));

        edit(seller.get("/sell/" + ticket).page(), "Ballet", "30").leadsTo("/sell");
        assertThat(marketplace.tickets.get(ticket).offer().returnsUntil()).isEqualTo("2999-12-31T20:00:30Z");

        Document page = seller.get("/sell/" + ticket).page();
        page.select("#returnsUntil").val("");
        edit(page, "Ballet", "30").leadsTo("/sell");
        assertThat(marketplace.tickets.get(ticket).offer().returnsUntil()).isNull();
    }

    @Test
    void saysWhatIsNoTimeForReturns() {
        Document page = seller.post("/sell", "title", "Opera", "price", "1", "quantity", "1", "returnsUntil", "soon")
                .isPage(400)
                .page();

        assertThat(page.select("#returnsUntil-wrong").text()).startsWith("Write a date and a time");
        assertThat(page.select("#returnsUntil").val()).isEqualTo("soon");
    }

    private Shown edit(Document page, String title, String price) {
        return seller.post(
                page.select("main form").attr("action"),
                "returnsUntil",
                page.select("#returnsUntil").val(),
                "zone",
                page.select("input[name=zone]").val(),
                "title",
                title,
                "price",
                price,
                "quantity",
                page.select("#quantity").val(),
                "version",
                page.select("input[name=version]").val());
    }
}
