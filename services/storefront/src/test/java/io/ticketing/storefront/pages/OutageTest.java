package io.ticketing.storefront.pages;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.storefront.client.Client;
import io.ticketing.storefront.client.Shown;
import io.ticketing.storefront.marketplace.Marketplace;
import io.ticketing.storefront.marketplace.PlayedAuth.Session;
import io.ticketing.storefront.marketplace.Refusal;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(Marketplace.class)
class OutageTest {

    private static final String[] INTERNAL = {
        "127.0.0.1", "localhost", "xception", "io.", "java", "quarkus", "resteasy", "Connection"
    };

    @TestHTTPResource
    URI origin;

    Marketplace marketplace;

    private Client browser;
    private UUID ticket;
    private UUID order;

    @BeforeEach
    void openShop() {
        marketplace.reset();
        Session ann = marketplace.auth.signedIn("ann@example.com");
        ticket = marketplace.tickets.list("Opera", ann.account());
        order = marketplace.orders.place(ticket, 1, ann.account());
        browser = Client.browser(origin).signedIn(ann);
    }

    @Test
    void saysThatAPartIsOutOfReach() {
        marketplace.tickets.goAway();
        marketplace.orders.goAway();
        marketplace.payments.goAway();

        assertBackInAMoment(browser.get("/"));
        assertBackInAMoment(browser.get("/tickets/" + ticket));
        assertBackInAMoment(browser.get("/sell"));
        assertBackInAMoment(browser.get("/sell/new"));
        assertBackInAMoment(browser.get("/sell/" + ticket));
        assertBackInAMoment(browser.get("/orders"));
        assertBackInAMoment(browser.get("/orders/" + order));
        assertBackInAMoment(browser.post("/sell", "title", "Opera", "price", "1", "quantity", "1"));
        assertBackInAMoment(browser.post("/sell/" + ticket + "/withdraw"));
        assertBackInAMoment(browser.post("/tickets/" + ticket + "/orders", "quantity", "1"));
        assertBackInAMoment(browser.post("/orders/" + order + "/payments", "token", "tok_visa"));
        assertBackInAMoment(browser.post("/orders/" + order + "/cancel"));
    }

    @Test
    void saysThatNobodyCanSignInRightNow() {
        marketplace.auth.goAway();

        assertBackInAMoment(browser.post("/signin", "email", "a@b.example", "password", "secret"));
        assertBackInAMoment(browser.post("/signup", "email", "a@b.example", "password", "secret"));
    }

    @Test
    void signsOutAllTheSame() {
        marketplace.auth.goAway();

        browser.post("/signout").leadsTo("/");

        assertThat(browser.cookies()).doesNotContainKeys("session", "refresh");
    }

    @Test
    void waitsForNoPartForEver() {
        marketplace.tickets.stall();
        marketplace.orders.stall();

        assertBackInAMoment(browser.get("/"));
        assertBackInAMoment(browser.post("/tickets/" + ticket + "/orders", "quantity", "1"));
    }

    @Test
    void showsTheCatalogueToNobodyInParticularWhileAuthIsAway() {
        marketplace.auth.goAway();

        Shown page = browser.get("/").isPage(200);

        assertThat(page.page().select(".ticket")).hasSize(1);
        assertThat(page.page().select(".top").text()).contains("Sign in");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void neverTakesARefusalForAnEmptyCatalogue(int status) {
        marketplace.tickets.refuse(Refusal.of(status, "odd", "Secret detail of java.lang"));

        Shown page = browser.get("/").isPage(status);

        assertThat(page.body()).doesNotContain("Nothing is on sale", "Secret");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void takesOverWhenAServiceWantsToBeAskedAgain(int status) {
        Refusal busy = Refusal.of(status, "busy").withRetryAfter("7");
        marketplace.tickets.refuse(busy);
        marketplace.orders.refuse(busy);

        for (String path : List.of("/", "/tickets/" + ticket, "/sell", "/sell/" + ticket)) {
            assertRetryAfter(browser.get(path), status, "7");
        }
        assertRetryAfter(browser.get("/orders"), status, "7");
        assertRetryAfter(browser.get("/orders/" + order), status, "7");
        assertRetryAfter(browser.get("/api/tickets"), status, "7");
        assertRetryAfter(browser.post("/sell", "title", "Opera", "price", "1", "quantity", "1"), status, "7");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void takesItOverWhereAFormIsShownAgain(int status) {
        Refusal busy = Refusal.of(status, "busy").withRetryAfter("7");
        for (var service : List.of(marketplace.auth, marketplace.tickets, marketplace.orders)) {
            service.refuse("POST", busy);
        }
        marketplace.orders.refuse("DELETE", busy);
        marketplace.tickets.refuse("PUT", busy);
        marketplace.tickets.refuse("DELETE", busy);
        marketplace.payments.refuse(busy);

        for (Shown page : List.of(
                browser.post("/signin", "email", "a@b.example", "password", "secret"),
                browser.post("/tickets/" + ticket + "/orders", "quantity", "1"),
                browser.post("/orders/" + order + "/payments", "token", "tok_visa"),
                browser.post("/orders/" + order + "/cancel"),
                browser.post("/sell", "title", "Opera", "price", "1", "quantity", "1"),
                browser.post("/sell/" + ticket + "/withdraw"),
                browser.post("/sell/" + ticket, "title", "Opera", "version", "1"))) {
            assertRetryAfter(page, status, "7");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void saysWhenToAskAgainWhereAServiceDoesNot(int status) {
        marketplace.tickets.refuse(Refusal.of(status, "busy"));

        assertRetryAfter(browser.get("/"), status, "1");
        assertRetryAfter(browser.get("/api/tickets"), status, "1");
        assertRetryAfter(Client.program(origin).get("/"), status, "1");
    }

    @Test
    void saysWhenToAskAgainForWhatIsOutOfReach() {
        marketplace.tickets.goAway();

        assertRetryAfter(browser.get("/"), 503, "1");
        assertRetryAfter(browser.get("/api/tickets"), 503, "1");
    }

    @Test
    void saysItOfNothingElse() {
        assertThat(browser.get("/").headers("Retry-After")).isEmpty();
        assertThat(browser.get("/nothing").headers("Retry-After")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[{]", "<html>java.lang.Error</html>", "[{\"id\":\"none\"}]", "\"x\""})
    void saysThatAPartIsOutOfReachWhenItsAnswerIsNoAnswer(String body) {
        marketplace.tickets.answer(200, "application/json", body);
        marketplace.orders.answer(200, "application/json", body);

        for (String path : new String[] {"/", "/tickets/" + ticket, "/orders", "/orders/" + order}) {
            assertBackInAMoment(browser.get(path));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{", "[]", "{\"status\":200}", "{\"errors\":null}", "\"x\""})
    void goesByTheStatusOfARefusalThatSaysNoMore(String body) {
        marketplace.orders.answer(409, "application/problem+json", body);

        browser.get("/orders/" + order).isPage(409);
        browser.post("/tickets/" + ticket + "/orders", "quantity", "1").isPage(409);
    }

    @Test
    void goesByTheStatusOfARefusalThatIsNoProblem() {
        marketplace.orders.answer(502, "text/html", "<h1>Bad Gateway</h1>");

        assertThat(browser.get("/orders/" + order).isPage(502).body()).doesNotContain("Bad Gateway");
    }

    @Test
    void showsAPageWhenAuthTalksNonsense() {
        marketplace.auth.answer(200, "application/json", "{");

        browser.get("/").isPage(200);
    }

    @Test
    void asksNobodyWhoTheVisitorIsToShowAnError() {
        browser.get("/nothing").isPage(404);
        browser.get("/nothing/at/all").isPage(404);
        browser.get("/tickets/1").isPage(404);
        browser.send(browser.request("/signin").DELETE()).isPage(405);
        browser.with("Sec-Fetch-Site", "cross-site").post("/signout").isPage(403);
        marketplace.tickets.goAway();
        browser.get("/").isPage(503);
        marketplace.orders.refuse(Refusal.of(403, "not-yours"));
        browser.get("/orders/" + order).isPage(403);

        assertThat(marketplace.auth.calls()).isEmpty();
    }

    @Test
    void takesThePlaceOfTheWholePageWhereAFormAskedForAPart() {
        Client htmx = Client.program(origin).with("HX-Request", "true");
        marketplace.tickets.goAway();

        for (Shown page : List.of(htmx.get("/?q=opera"), htmx.get("/nothing"))) {
            page.isPage(page.status());
            assertThat(page.header("HX-Retarget")).isEqualTo("#main");
            assertThat(page.header("HX-Reselect")).isEqualTo("#main");
            assertThat(page.header("HX-Reswap")).isEqualTo("outerHTML");
            assertThat(page.page().select("#main")).hasSize(1);
        }
        htmx.get("/api/tickets").isProblem(503);
    }

    @Test
    void answersProgramsWithAProblem() {
        marketplace.tickets.goAway();

        Client.program(origin).get("/").isProblem(503);
        Client.program(origin).get("/api/tickets").isProblem(503);
        browser.get("/api/tickets").isProblem(503);
    }

    private static void assertRetryAfter(Shown shown, int status, String seconds) {
        assertThat(shown.status()).isEqualTo(status);
        assertThat(shown.headers("Retry-After"))
                .as("Retry-After of %s", shown.response().uri())
                .containsExactly(seconds);
    }

    private static void assertBackInAMoment(Shown shown) {
        shown.isPage(503);
        assertThat(shown.page().select("h1").text()).isEqualTo("Back in a moment");
        assertThat(shown.page().text()).doesNotContain(INTERNAL);
    }
}
