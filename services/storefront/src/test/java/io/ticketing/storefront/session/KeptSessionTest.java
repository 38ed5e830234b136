package io.ticketing.storefront.session;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.storefront.client.Client;
import io.ticketing.storefront.client.Shown;
import io.ticketing.storefront.marketplace.Call;
import io.ticketing.storefront.marketplace.Marketplace;
import io.ticketing.storefront.marketplace.PlayedAuth.Session;
import io.ticketing.storefront.marketplace.Refusal;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(Marketplace.class)
class KeptSessionTest {

    private static final String REFRESH = "/api/users/refresh";

    @TestHTTPResource
    URI origin;

    Marketplace marketplace;

    private Session old;

    @BeforeEach
    void signInLongAgo() {
        marketplace.reset();
        old = marketplace.auth.signedIn("ann@example.com");
        marketplace.auth.expire(old);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orders", "/api/orders"})
    void keepsABrowserSignedIn(String path) {
        Client browser = returning();

        Shown answer = browser.get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers("Set-Cookie"))
                .hasSize(2)
                .anyMatch(cookie -> cookie.startsWith("session=s-"))
                .anyMatch(cookie -> cookie.startsWith("refresh=r-"))
                .allMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("Path=/;"));
        assertThat(marketplace.orders.calls("GET", "/api/orders"))
                .singleElement()
                .satisfies(call -> assertThat(call.cookie("session"))
                        .contains(browser.cookies().get("session")));
        assertThat(marketplace.auth.knows(browser.cookies().get("session"))).isTrue();
        assertThat(refreshes()).hasSize(1);
    }

    @Test
    void keepsItForTheNextRequests() {
        Client browser = returning();
        browser.get("/orders");

        browser.get("/orders").isPage(200);
        browser.get("/sell").isPage(200);

        assertThat(refreshes()).hasSize(1);
        assertThat(browser.cookies().get("refresh")).isNotEqualTo(old.refreshToken());
    }

    @Test
    void keepsItForAStreamToo() {
        UUID ticket = marketplace.tickets.list("Opera", old.account());
        UUID order = marketplace.orders.place(ticket, 1, old.account());
        marketplace.orders.change(order, now -> now.as("complete"));

        try (var stream = returning().listen("/live/orders/" + order)) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.header("Set-Cookie")).startsWith("session=s-");
        }
        assertThat(refreshes()).hasSize(1);
    }

    @Test
    void leavesASessionAloneThatTheBrowserStillHas() {
        Client browser = returning().withCookie("session", "whatever it is");

        browser.get("/");
        browser.get("/api/tickets");

        assertThat(refreshes()).isEmpty();
    }

    @Test
    void leavesBearersAlone() {
        returning().with("Authorization", "Bearer abc").get("/api/orders");

        assertThat(refreshes()).isEmpty();
        assertThat(marketplace.orders.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.cookie("session")).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"signin", "signup", "signout", "refresh"})
    void leavesRefreshTokensToAuthWhereItDealsWithThem(String call) {
        Client browser = returning();

        browser.send(browser.request("/api/users/" + call)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(marketplace.auth.calls()).singleElement().satisfies(passed -> {
            assertThat(passed.is("POST", "/api/users/" + call)).isTrue();
            assertThat(passed.body()).isEqualTo("{}");
            assertThat(passed.cookie("refresh")).contains(old.refreshToken());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/storefront.css", "/docs/", "/q/health", "/.well-known/jwks.json"})
    void asksNobodyForWhatNobodySignsInFor(String path) {
        returning().get(path);

        assertThat(refreshes()).isEmpty();
    }

    @Test
    void showsWhoIsSignedIn() {
        Shown page = returning().get("/");

        assertThat(page.page().select(".who").text()).isEqualTo("ann@example.com");
    }

    @Test
    void tellsTheOriginalsClientWhoIsSignedIn() {
        Shown answer =
                Client.program(origin).withCookie("refresh", old.refreshToken()).get("/api/users/currentuser");

        assertThat(answer.json().getJsonObject("currentUser").getString("email"))
                .isEqualTo("ann@example.com");
        assertThat(answer.headers("Set-Cookie")).hasSize(2);
    }

    @Test
    void letsARequestThroughAsNobodysWhenTheSessionHasEnded() {
        marketplace.auth.end(old);

        returning().get("/").isPage(200);
        returning().get("/orders").leadsTo("/signin?next=%2Forders");
        returning().get("/api/orders").isProblem(401);
        assertThat(marketplace.orders.calls())
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.cookie("session")).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nothing", "/api/tickets", "/api/orders"})
    void forgetsARefreshTokenThatIsGoodForNothing(String path) {
        marketplace.auth.end(old);
        Client browser = returning();

        Shown answer = browser.get(path);
        browser.get("/");
        browser.get("/api/tickets");

        assertThat(answer.headers("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("refresh=;")
                .contains("; Max-Age=0;", "; Path=/;", "; SameSite=Lax")
                .containsIgnoringCase("; HttpOnly;")
                .doesNotContain("Secure");
        assertThat(browser.cookies()).isEmpty();
        assertThat(refreshes()).hasSize(1);
    }

    @Test
    void forgetsASecureCookieByASecureOne() {
        assertThat(Cookies.cleared(Cookies.REFRESH, "https")).contains("; Secure;");
    }

    @Test
    void keepsTheNewSessionOfWhoeverSignsInWithADeadRefreshToken() {
        marketplace.auth.end(old);
        Client browser = returning();

        browser.post("/signin", "email", old.account().email(), "password", "correct horse")
                .leadsTo("/");

        assertThat(browser.cookies()).containsOnlyKeys("session", "refresh");
        assertThat(browser.cookies().get("refresh")).isNotEqualTo(old.refreshToken());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 429, 500, 502, 503})
    void keepsARefreshTokenThatAuthHasNotJudged(int status) {
        marketplace.auth.refuse("POST", Refusal.of(status, "odd"));
        Client browser = returning();

        Shown page = browser.get("/").isPage(200);

        assertThat(page.headers("Set-Cookie")).isEmpty();
        assertThat(browser.cookies()).containsEntry("refresh", old.refreshToken());
    }

    @Test
    void letsARequestThroughAsNobodysWhileAuthIsAway() {
        marketplace.auth.goAway();

        assertThat(returning().get("/").isPage(200).page().select(".top").text())
                .contains("Sign in");
        Shown answer = returning().get("/api/tickets");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers("Set-Cookie")).isEmpty();
    }

    @Test
    void letsARequestThroughAsNobodysWhenAuthDoesNotAnswerSoon() {
        Client browser = returning();
        marketplace.auth.stall();
        Client.browser(origin).get("/").isPage(200);

        Instant asked = Instant.now();
        Shown page = browser.get("/").isPage(200);

        assertThat(Duration.between(asked, Instant.now())).isLessThan(Marketplace.PATIENCE);
        assertThat(page.page().select(".top").text()).contains("Sign in");
        assertThat(page.headers("Set-Cookie")).isEmpty();
        assertThat(browser.cookies()).containsEntry("refresh", old.refreshToken());
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth does not answer soon", "the session has ended"})
    void losesNoBodyWhen(String what) {
        if (what.startsWith("auth")) {
            marketplace.auth.stall();
        } else {
            marketplace.auth.end(old);
        }
        Client browser = returning();

        browser.send(browser.request("/api/orders").POST(BodyPublishers.ofString("{\"a\":1}")));

        assertThat(marketplace.orders.calls())
                .singleElement()
                .extracting(Call::body)
                .isEqualTo("{\"a\":1}");
    }

    @Test
    void losesNoBodyOfACallMeanwhile() {
        UUID ticket = marketplace.tickets.list("Opera", old.account());
        String body = new JsonObject()
                .put("ticketId", ticket.toString())
                .put("padding", "ä".repeat(30_000))
                .encode();
        Client browser = returning();

        Shown answer = browser.send(browser.request("/api/orders")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(marketplace.orders.calls())
                .singleElement()
                .extracting(Call::body)
                .isEqualTo(body);
    }

    @Test
    void losesNoFormMeanwhile() {
        String title = "Opera ".repeat(1_000).strip();

        Shown answer = returning().post("/sell", "title", title, "price", "20.50", "quantity", "3");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(marketplace.tickets.calls("POST", "/api/tickets"))
                .singleElement()
                .satisfies(call -> assertThat(call.json().getString("title")).isEqualTo(title));
    }

    @Test
    void signsOutWhoeverComesBackOnlyToDoSo() {
        Client browser = returning();

        browser.post("/signout").leadsTo("/");

        assertThat(browser.cookies()).doesNotContainKeys("session", "refresh");
        assertThat(browser.get("/").page().select(".top").text()).contains("Sign in");
    }

    @Test
    void keepsManyAtOnceApart() throws Exception {
        List<Session> all = IntStream.range(0, 40)
                .mapToObj(n -> marketplace.auth.signedIn("user%d@example.com".formatted(n)))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(all.stream()
                    .<Callable<String>>map(session -> () -> who(session))
                    .toList());

            for (int n = 0; n < all.size(); n++) {
                assertThat(answers.get(n).get()).isEqualTo(all.get(n).account().email());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/tickets", "/api/orders", "/api/payments/00000000-0000-7000-8000-000000000000"})
    void tellsNoServiceButAuthTheRefreshToken(String path) {
        Session now = marketplace.auth.signedIn("ann@example.com");
        Client browser = Client.browser(origin)
                .withCookie("theme", "dark")
                .signedIn(now)
                .withCookie("device", "mark")
                .withCookie("tz", "UTC");

        browser.get(path);
        returning().get(path);

        assertThat(List.of(marketplace.tickets, marketplace.orders, marketplace.payments))
                .flatExtracting(service -> service.calls())
                .hasSize(2)
                .allSatisfy(call -> {
                    assertThat(call.headers().get("Cookie")).doesNotContain("refresh", "r-", "device", "mark");
                    assertThat(call.cookie("session")).isPresent();
                })
                .anySatisfy(call -> assertThat(call.headers().get("Cookie"))
                        .isEqualTo("theme=dark; session=%s; tz=UTC".formatted(now.token())));
    }

    private String who(Session session) {
        return Client.program(origin)
                .withCookie("refresh", session.refreshToken())
                .get("/api/users/currentuser")
                .json()
                .getJsonObject("currentUser")
                .getString("email");
    }

    /// A browser whose session has run out.
    private Client returning() {
        return Client.browser(origin).withCookie("refresh", old.refreshToken());
    }

    private List<Call> refreshes() {
        return marketplace.auth.calls("POST", REFRESH);
    }
}
