package io.ticketing.storefront.pages;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.storefront.client.Client;
import io.ticketing.storefront.client.Shown;
import io.ticketing.storefront.marketplace.Marketplace;
import io.ticketing.storefront.marketplace.PlayedAuth.Session;

import static org.assertj.core.api.Assertions.assertThat;

/// Whatever is sent in place of a form, the answer blames the sender.
@QuarkusTest
@WithTestResource(Marketplace.class)
class HostileFormTest {

    @TestHTTPResource
    URI origin;

    Marketplace marketplace;

    private Client browser;
    private UUID own;
    private UUID ticket;
    private UUID order;

    @BeforeEach
    void openShop() {
        marketplace.reset();
        Session ann = marketplace.auth.signedIn("ann@example.com");
        Session sue = marketplace.auth.signedIn("sue@example.com");
        own = marketplace.tickets.list("Ballet", ann.account());
        ticket = marketplace.tickets.list("Opera", sue.account());
        order = marketplace.orders.place(ticket, 1, ann.account());
        browser = Client.browser(origin).signedIn(ann);
    }

    static Stream<String> forms() {
        return Stream.of(
                "/signin", "/signup", "/sell", "/sell/{own}", "/tickets/{ticket}/orders", "/orders/{order}/payments");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void refusesWhatIsEncodedWrongly(String path) {
        for (String body : List.of("title=%zz", "title=%", "title=%2", "%=1", "email=%E0%A4%A&x=%", "=%%%=")) {
            assertRefused(path, body);
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void refusesFieldsThatAreTooLong(String path) {
        for (String field : List.of("title", "email", "password", "next", "quantity", "version", "key", "token", "x")) {
            assertRefused(path, field + "=" + "a".repeat(100 * 1024));
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void refusesFieldsThatAreTooMany(String path) {
        assertRefused(path, "x=1&".repeat(20_000));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void refusesWhatIsNoForm(String path) {
        for (String type : List.of(
                "application/json",
                "text/plain",
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "application/octet-stream",
                "nonsense",
                "a/b/c")) {
            Shown shown = browser.send(browser.request(resolved(path))
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofString("{\"title\":1}")));

            assertThat(shown.status()).as(type).isBetween(400, 499);
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void refusesProgramsInTheirLanguage(String path) {
        Client program = Client.program(origin);

        Shown shown = program.send(program.request(resolved(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));

        shown.isProblem(415);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void refusesFormsWithNothingInThem(String path) {
        for (String body : List.of("", "&&&", "=", "a", "title", "title=", "title=%20&price=+")) {
            Shown shown = browser.send(browser.form(resolved(path), body));

            assertThat(shown.status()).as("%s: %s", body, shown.body()).isLessThan(500);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "-1",
                "0",
                "1.5",
                "1e9",
                "NaN",
                "99999999999999999999",
                "0x1",
                "1,000",
                "١",
                " ",
                "\u0000",
                "1\r\nX: y",
                "<b>",
                "\ud83c\udfab"
            })
    void refusesQuantitiesThatAreNone(String quantity) {
        assertThat(browser.post("/tickets/" + ticket + "/orders", "quantity", quantity, "price", "20.5")
                        .status())
                .isIn(303, 400, 409);
        assertThat(browser.post("/sell", "title", "Opera", "price", "1", "quantity", quantity)
                        .status())
                .isIn(303, 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"abc", "1\r\nX-Evil: y", "\u0000", "ä", "\"", "*", "-1", "99999999999999999999", " ", "1.0"})
    void refusesEditsOfVersionsThatAreNone(String version) {
        Shown shown =
                browser.post("/sell/" + own, "title", "Stolen", "price", "1", "quantity", "1", "version", version);

        assertThat(shown.status()).as(shown.body()).isBetween(400, 499);
        assertThat(marketplace.tickets.get(own).title()).isEqualTo("Ballet");
        assertNoHeaderSmuggled();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1\r\nX-Evil: y", "\u0000", "ä", "\ud83c\udfab", "a\tb\u007f"})
    void refusesKeysThatAreNone(String key) {
        Shown order = browser.post("/tickets/" + ticket + "/orders", "quantity", "1", "key", key);
        Shown payment = browser.post("/orders/" + this.order + "/payments", "token", "tok_visa", "key", key);

        assertThat(order.status()).isBetween(400, 499);
        assertThat(payment.status()).isBetween(400, 499);
        assertNoHeaderSmuggled();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a\"b", "/<b>", "/%zz", "/%", "/[", "/a|b", "/^`{}"})
    void goesHomeAfterASignInWhereTheWayOnIsNoAddress(String next) {
        Shown shown = browser.post("/signin", "email", "ann@example.com", "password", "correct horse", "next", next);

        shown.leadsTo("/");
    }

    private void assertRefused(String path, String body) {
        Shown shown = browser.send(browser.form(resolved(path), body));

        assertThat(shown.status())
                .as("%s to %s: %s", body.substring(0, Math.min(20, body.length())), path, shown.body())
                .isBetween(400, 499);
        assertThat(shown.header("Content-Type")).startsWith("text/html");
    }

    private void assertNoHeaderSmuggled() {
        assertThat(Stream.of(marketplace.tickets, marketplace.orders, marketplace.payments)
                        .flatMap(service -> service.calls().stream()))
                .noneMatch(call -> call.headers().contains("X-Evil"));
    }

    private String resolved(String path) {
        return path.replace("{own}", own.toString())
                .replace("{ticket}", ticket.toString())
                .replace("{order}", order.toString());
    }
}
