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
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.storefront.client.Client;
import io.ticketing.storefront.client.Shown;
import io.ticketing.storefront.marketplace.Call;
import io.ticketing.storefront.marketplace.Listed;
import io.ticketing.storefront.marketplace.Marketplace;
import io.ticketing.storefront.marketplace.PlayedAuth.Session;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(Marketplace.class)
class CataloguePageTest {

    @TestHTTPResource
    URI origin;

    Marketplace marketplace;

    private Session seller;
    private Session buyer;
    private UUID opera;

    @BeforeEach
    void openShop() {
        marketplace.reset();
        seller = marketplace.auth.signedIn("sue@example.com");
        buyer = marketplace.auth.signedIn("bob@example.com");
        opera = marketplace.tickets.list("Opera, first row", seller.account());
    }

    @Test
    void showsWhatIsOnSaleNewestFirst() {
        marketplace.tickets.list("Ballet", "1999", "JPY", 3, seller.account());

        Document page =
                visitor().with("Accept-Language", "en-GB").get("/").isPage(200).page();

        assertThat(page.select(".ticket .title").eachText()).containsExactly("Ballet", "Opera, first row");
        assertThat(page.select(".ticket .price").eachText()).containsExactly("JP¥1,999", "US$20.50");
        assertThat(page.select(".ticket .left").eachText()).containsExactly("3 left", "10 left");
    }

    @Test
    void leadsOnToThoseThatDoNotFitAndBack() {
        for (int n = 0; n < 30; n++) {
            marketplace.tickets.list("Concert " + n, seller.account());
        }

        Document first = visitor().get("/?q=concert").page();
        Document second = visitor().get(first.select(".more a").attr("href")).page();

        assertThat(first.select(".ticket")).hasSize(24);
        assertThat(second.select(".ticket .title").eachText())
                .containsExactly("Concert 5", "Concert 4", "Concert 3", "Concert 2", "Concert 1", "Concert 0");
        assertThat(second.select(".more")).isEmpty();
        assertThat(second.select("a[href=/]").eachText()).contains("Back to the newest");
    }

    @ParameterizedTest
    @CsvSource({
        "/, Opera",
        "/?q=first, Opera",
        "/?q=FIRST, Opera",
        "/?q=%20%20, Opera",
        "/?q=nobody, Nothing on sale matches “nobody”",
        "/?cursor=nonsense, That was all"
    })
    void findsTicketsByTheirTitle(String path, String text) {
        Document page = visitor().get(path).isPage(200).page();

        assertThat(page.select("#catalogue").text()).contains(text);
        assertThat(page.select(".ticket")).hasSize(text.equals("Opera") ? 1 : 0);
    }

    @Test
    void asksForNoLongerSearchThanTheApiTakes() {
        visitor().get("/?q=" + "a".repeat(2_000)).isPage(200);

        assertThat(marketplace.tickets.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.query().get("q")).hasSize(100));
    }

    @Test
    void sellsNothingBeforeASignIn() {
        Document page = visitor().get("/tickets/" + opera).page();

        assertThat(page.select("form.buy")).isEmpty();
        assertThat(page.select(".buy a").attr("href")).isEqualTo("/signin?next=/tickets/" + opera);
    }

    @Test
    void showsTheSellerEditInsteadOfBuy() {
        Document page = visitor().signedIn(seller).get("/tickets/" + opera).page();

        assertThat(page.select("form.buy")).isEmpty();
        assertThat(page.select(".counter .button").attr("href")).isEqualTo("/sell/" + opera);
    }

    @Test
    void buysAtThePriceThatWasShown() {
        Document page = visitor().signedIn(buyer).get("/tickets/" + opera).page();

        Shown answer = buy(page, "2");

        Call call = marketplace.orders.calls("POST", "/api/orders").getFirst();
        assertThat(call.json().getString("price")).isEqualTo("20.5");
        assertThat(call.json().getString("quantity")).isEqualTo("2");
        assertThat(call.headers().get("Idempotency-Key")).isNotBlank();
        assertThat(answer.status()).isEqualTo(303);
        assertThat(visitor()
                        .signedIn(buyer)
                        .get(answer.location())
                        .page()
                        .select("dl")
                        .text())
                .contains("Tickets 2");
    }

    @ParameterizedTest
    @CsvSource({"fa, ۳", "ar-EG, ٣", "hi, ३", "de, 3"})
    void takesHowManyInTheVisitorsDigits(String language, String quantity) {
        Client visitor = visitor().signedIn(buyer).with("Accept-Language", language);
        Document page = visitor.get("/tickets/" + opera).page();

        assertThat(page.select("#quantity").attr("type")).isEmpty();
        visitor.post(
                page.select("form.buy").attr("action"),
                "quantity",
                quantity,
                "price",
                page.select("input[name=price]").val());

        Call call = marketplace.orders.calls("POST", "/api/orders").getFirst();
        assertThat(call.json().getInteger("quantity")).isEqualTo(3);
    }

    @Test
    void saysThatHowManyIsNoNumber() {
        Client visitor = visitor().signedIn(buyer);

        Document page = visitor.post("/tickets/" + opera + "/orders", "quantity", "some", "price", "20.5")
                .isPage(400)
                .page();

        assertThat(page.select(".notice").text()).contains("Write a whole number such as");
        assertThat(page.select("#quantity").val()).isEqualTo("some");
        assertThat(marketplace.orders.calls()).isEmpty();
    }

    @Test
    void sendsTheSameKeyForTheSameForm() {
        Document page = visitor().signedIn(buyer).get("/tickets/" + opera).page();

        buy(page, "1");
        buy(page, "1");

        assertThat(marketplace.orders.calls("POST", "/api/orders"))
                .extracting(call -> call.headers().get("Idempotency-Key"))
                .hasSize(2)
                .containsOnly(page.select("input[name=key]").val());
    }

    @Test
    void saysWhenThePriceHasChangedAndShowsTheNewOne() {
        Document page = visitor().signedIn(buyer).get("/tickets/" + opera).page();
        marketplace.tickets.change(opera, now -> now.at("25"));

        Shown answer = buy(page, "1").isPage(409);

        assertThat(answer.page().select(".notice").text()).contains("The price has changed");
        assertThat(answer.page().select("input[name=price]").val()).isEqualTo("25");
    }

    @Test
    void saysWhenNotEnoughAreLeftAndKeepsWhatWasAskedFor() {
        Document page = visitor().signedIn(buyer).get("/tickets/" + opera).page();
        marketplace.tickets.change(opera, now -> now.withSold(9));

        Shown answer = buy(page, "4").isPage(409);

        assertThat(answer.page().select(".notice").text()).contains("Not enough left");
        assertThat(answer.page().select("#quantity").val()).isEqualTo("4");
        assertThat(answer.page().select(".front .left").text()).isEqualTo("1 left");
    }

    @Test
    void asksWhoeverWasSignedOutMeanwhileToSignIn() {
        Document page = visitor().signedIn(buyer).get("/tickets/" + opera).page();
        marketplace.auth.end(buyer);

        buy(page, "1").leadsTo("/signin?next=%2Ftickets%2F" + opera);
    }

    @Test
    void showsWhyNoneCanBeBought() {
        marketplace.tickets.change(opera, now -> now.withHeld(10));
        assertThat(state()).isEqualTo("locked");
        marketplace.tickets.change(opera, now -> now.withHeld(0).withSold(10));
        assertThat(state()).isEqualTo("sold_out");
        marketplace.tickets.change(opera, Listed::asWithdrawn);
        assertThat(state()).isEqualTo("withdrawn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tickets/00000000-0000-7000-8000-000000000000", "/tickets/1", "/tickets/%2e", "/tickets"})
    void hasNoPageForWhatIsNoTicket(String path) {
        visitor().get(path).isPage(404);
    }

    private String state() {
        return visitor().get("/tickets/" + opera).page().select("#offer").attr("data-state");
    }

    private Shown buy(Document page, String quantity) {
        return visitor()
                .signedIn(buyer)
                .post(
                        page.select("form.buy").attr("action"),
                        "quantity",
                        quantity,
                        "price",
                        page.select("input[name=price]").val(),
                        "key",
                        page.select("input[name=key]").val());
    }

    private Client visitor() {
        return Client.browser(origin);
    }
}
