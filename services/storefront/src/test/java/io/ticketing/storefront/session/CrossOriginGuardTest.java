package io.ticketing.storefront.session;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.storefront.client.Client;
import io.ticketing.storefront.client.Shown;
import io.ticketing.storefront.marketplace.Marketplace;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(Marketplace.class)
class CrossOriginGuardTest {

    private static final String ANY = "00000000-0000-7000-8000-000000000000";
    private static final List<String> UNSAFE = List.of("POST", "PUT", "PATCH", "DELETE");
    private static final List<String> PAGES = List.of(
            "/signin",
            "/signup",
            "/signout",
            "/sell",
            "/sell/" + ANY,
            "/sell/" + ANY + "/withdraw",
            "/tickets/" + ANY + "/orders",
            "/orders/" + ANY + "/payments",
            "/orders/" + ANY + "/cancel",
            "/nothing");
    private static final List<String> API = List.of(
            "/api/users/signin",
            "/api/users/signout",
            "/api/users/refresh",
            "/api/tickets",
            "/api/tickets/" + ANY,
            "/api/orders",
            "/api/orders/" + ANY,
            "/api/payments");

    @TestHTTPResource
    URI origin;

    Marketplace marketplace;

    @BeforeEach
    void reset() {
        marketplace.reset();
    }

    static Stream<Arguments> pages() {
        return PAGES.stream().flatMap(path -> UNSAFE.stream().map(method -> Arguments.of(method, path)));
    }

    static Stream<Arguments> api() {
        return API.stream().flatMap(path -> UNSAFE.stream().map(method -> Arguments.of(method, path)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void refusesBrowsersThatAnotherSiteSendsToAPage(String method, String path) {
        for (String site : List.of("cross-site", "same-site", "anything")) {
            send(method, path, browser().with("Sec-Fetch-Site", site)).isPage(403);
        }
        assertThat(marketplace.calls()).isZero();
    }

    @ParameterizedTest
    @MethodSource("api")
    void refusesBrowsersThatAnotherSiteSendsToTheApi(String method, String path) {
        for (String site : List.of("cross-site", "same-site", "anything")) {
            send(method, path, browser().with("Sec-Fetch-Site", site)).isProblem(403);
        }
        assertThat(marketplace.calls()).isZero();
    }

    @ParameterizedTest
    @MethodSource({"pages", "api"})
    void answersProgramsWithAProblem(String method, String path) {
        send(method, path, program().with("Sec-Fetch-Site", "cross-site")).isProblem(403);

        assertThat(marketplace.calls()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "",
                "http://localhost",
                "http://localhost:1",
                "http://evil.example:%d",
                "http://localhost:%d.evil.example",
                "http://evil.localhost:%d"
            })
    void judgesBrowsersThatSayNoSiteByTheirOrigin(String foreign) {
        String header = foreign.formatted(origin.getPort());

        send("POST", "/api/orders", olderBrowser().with("Origin", header)).isProblem(403);
        send("POST", "/signout", olderBrowser().with("Origin", header)).isPage(403);
        assertThat(marketplace.calls()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "none", "Same-Origin"})
    void letsItsOwnPagesAndItsUsersPass(String site) {
        Client browser = browser().with("Sec-Fetch-Site", site);

        assertPasses(browser);
    }

    @Test
    void letsOlderBrowsersPassThatComeFromItsOwnPages() {
        assertPasses(olderBrowser().with("Origin", "http://" + origin.getAuthority()));
    }

    @Test
    void letsProgramsPassThatSayNeither() {
        assertPasses(program());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void letsPeopleFollowLinksFromOtherSites(String method) {
        Client browser = browser().with("Sec-Fetch-Site", "cross-site").with("Origin", "https://a.example");

        assertThat(send(method, "/", browser).status()).isEqualTo(200);
        send(method, "/api/tickets", browser);
        assertThat(marketplace.tickets.calls(method, "/api/tickets")).isNotEmpty();
    }

    @Test
    void protectsItsRefusalsLikeEveryAnswer() {
        Shown page = send("POST", "/signin", browser().with("Sec-Fetch-Site", "cross-site"));

        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(page.headers("X-Content-Type-Options")).containsExactly("nosniff");
    }

    private void assertPasses(Client client) {
        send("POST", "/api/orders", client).isProblem(401);
        assertThat(marketplace.orders.calls("POST", "/api/orders")).hasSize(1);
        assertThat(client.post("/signout").leadsTo("/").status()).isEqualTo(303);
        assertThat(marketplace.auth.calls("POST", "/api/users/signout")).hasSize(1);
    }

    private Client browser() {
        return Client.browser(origin);
    }

    private Client olderBrowser() {
        return browser().without("Sec-Fetch-Site");
    }

    private Client program() {
        return Client.program(origin);
    }

    private static Shown send(String method, String path, Client client) {
        return client.send(client.request(path).method(method, BodyPublishers.noBody()));
    }
}
