package io.ticketing.storefront.pages;

import java.net.URI;
import java.util.List;

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
import io.ticketing.storefront.marketplace.Marketplace;
import io.ticketing.storefront.marketplace.PlayedAuth.Session;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(Marketplace.class)
class AccountPageTest {

    private static final String EMAIL = "ann@example.com";
    private static final String PASSWORD = "correct horse";

    @TestHTTPResource
    URI origin;

    Marketplace marketplace;

    private Session ann;
    private Client browser;

    @BeforeEach
    void signUp() {
        marketplace.reset();
        ann = marketplace.auth.signedIn(EMAIL);
        browser = Client.browser(origin);
    }

    @Test
    void signsInWithTheCookiesThatAuthGives() {
        Shown answer = signIn(PASSWORD, "/orders").leadsTo("/orders");

        assertThat(answer.headers("Set-Cookie"))
                .containsExactly(
                        "session=%s;Version=1;Path=/;Max-Age=900;HttpOnly;SameSite=Lax"
                                .formatted(browser.cookies().get("session")),
                        "refresh=%s;Version=1;Path=/;Max-Age=2592000;HttpOnly;SameSite=Lax"
                                .formatted(browser.cookies().get("refresh")));
        assertThat(marketplace.auth.knows(browser.cookies().get("session"))).isTrue();
        assertThat(browser.get("/").page().select(".who").text()).isEqualTo(EMAIL);
    }

    @Test
    void tellsAuthWhoCalls() {
        signIn(PASSWORD, "/");
        browser.with("X-Forwarded-For", "6.6.6.6");
        signIn("wrong", "/");

        assertThat(marketplace.auth.calls("POST", "/api/users/signin"))
                .hasSize(2)
                .allSatisfy(call -> {
                    assertThat(call.headers().get("X-Forwarded-For")).isEqualTo("127.0.0.1");
                    assertThat(call.headers().get("X-Forwarded-Proto")).isEqualTo("http");
                });
    }

    @Test
    void signsUpAndIn() {
        browser.post("/signup", "email", " eve@example.com ", "password", " 8 chars ", "next", "/sell")
                .leadsTo("/sell");

        assertThat(browser.get("/").page().select(".who").text()).isEqualTo("eve@example.com");
        assertThat(marketplace.auth.calls("POST", "/api/users/signup"))
                .singleElement()
                .extracting(call -> call.json().getString("password"))
                .as("a password is taken as it is, blanks included")
                .isEqualTo(" 8 chars ");
    }

    @Test
    void signsOut() {
        browser.signedIn(ann);

        browser.post("/signout").leadsTo("/");

        assertThat(browser.cookies()).doesNotContainKeys("session", "refresh");
        assertThat(marketplace.auth.knows(ann.token())).isFalse();
        Call call = marketplace.auth.calls("POST", "/api/users/signout").getFirst();
        assertThat(call.cookie("session")).contains(ann.token());
        assertThat(call.cookie("refresh")).contains(ann.refreshToken());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example/",
                "/\\evil.example",
                "\\\\evil.example",
                "javascript:alert(1)",
                "/\t/evil.example",
                "/ok\r\nSet-Cookie: a=b",
                ""
            })
    void goesHomeInsteadOfToAnotherSite(String next) {
        signIn(PASSWORD, next).leadsTo("/");
        assertThat(browser.cookies()).containsOnlyKeys("session", "refresh");
    }

    @Test
    void goesHomeInsteadOfToAnotherSiteWhenSignedInAlready() {
        browser.signedIn(ann);

        browser.get("/signin?next=%2F%2Fevil.example").leadsTo("/");
        browser.get("/signup?next=https:%2F%2Fevil.example").leadsTo("/");
        browser.get("/signin?next=%2Forders").leadsTo("/orders");
    }

    @Test
    void carriesWhereToGoOnFromOneFormToTheOther() {
        Document page = browser.get("/signin?next=%2Ftickets%2F1%3Fa%3Db").page();

        assertThat(page.select("input[name=next]").val()).isEqualTo("/tickets/1?a=b");
        assertThat(page.select("main p a").attr("href")).isEqualTo("/signup?next=%2Ftickets%2F1%3Fa%3Db");
        assertThat(browser.get("/signin?next=//evil.example")
                        .page()
                        .select("input[name=next]")
                        .val())
                .isEqualTo("/");
    }

    @Test
    void saysThatTheCredentialsAreWrongAndKeepsTheEmailOnly() {
        Shown answer = signIn("a wrong secret", "/orders").isPage(401);

        assertThat(answer.page().select(".notice").text()).contains("That did not match");
        assertThat(answer.page().select("#email").val()).isEqualTo(EMAIL);
        assertThat(answer.page().select("input[name=next]").val()).isEqualTo("/orders");
        assertThat(answer.body()).doesNotContain("a wrong secret");
        assertThat(answer.headers("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "nonsense,        long enough, email,    email must be an e-mail address",
        "eve@example.com, short,       password, password must have 8 characters"
    })
    void saysWhatIsWrongBesideTheField(String email, String password, String field, String text) {
        Document page = browser.post("/signup", "email", email, "password", password)
                .isPage(400)
                .page();

        assertThat(page.select("#" + field + "-wrong").text()).isEqualTo(text);
        assertThat(page.select("#" + field).attr("aria-describedby")).contains(field + "-wrong");
        assertThat(page.select("#password").val()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/orders, /signin?next=%2Forders",
        "/orders/{id}, /signin?next=%2Forders%2F{id}",
        "/sell, /signin?next=%2Fsell",
        "/sell/new, /signin?next=%2Fsell%2Fnew",
        "/sell/{id}, /signin?next=%2Fsell%2F{id}"
    })
    void asksForASignInWhereOneIsNeeded(String path, String signIn) {
        String id = "00000000-0000-7000-8000-000000000000";
        List<Client> nobody =
                List.of(Client.browser(origin), Client.browser(origin).withCookie("session", "made-up"));

        for (Client client : nobody) {
            client.get(path.replace("{id}", id)).leadsTo(signIn.replace("{id}", id));
        }
    }

    @Test
    void takesThePlaceOfTheWholePageWhereAFormAskedForAPart() {
        Shown page = browser.get("/signin?next=%2Forders").isPage(200);

        assertThat(page.header("HX-Retarget")).isEqualTo("#main");
        assertThat(page.header("HX-Reselect")).isEqualTo("#main");
        assertThat(page.header("HX-Reswap")).isEqualTo("outerHTML");
        assertThat(page.page().select("#main")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/tickets/{id}/orders, /signin?next=%2Ftickets%2F{id}",
        "/orders/{id}/payments, /signin?next=%2Forders%2F{id}",
        "/orders/{id}/cancel, /signin?next=%2Forders%2F{id}",
        "/sell, /signin?next=%2Fsell%2Fnew",
        "/sell/{id}, /signin?next=%2Fsell%2F{id}",
        "/sell/{id}/withdraw, /signin?next=%2Fsell"
    })
    void asksForASignInWhereAFormNeedsOne(String path, String signIn) {
        String id = "00000000-0000-7000-8000-000000000000";

        browser.post(path.replace("{id}", id), "quantity", "1", "token", "tok_visa")
                .leadsTo(signIn.replace("{id}", id));
    }

    private Shown signIn(String password, String next) {
        return browser.post("/signin", "email", EMAIL, "password", password, "next", next);
    }
}
