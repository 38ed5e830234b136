package io.ticketing.storefront;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

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
import io.ticketing.storefront.marketplace.Marketplace;
import io.ticketing.storefront.marketplace.PlayedAuth.Session;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(Marketplace.class)
class AssetsTest {

    private static final int LIGHT = 60_000;
    private static final int TICKETS_ON_A_PAGE = 24;

    @TestHTTPResource
    URI origin;

    Marketplace marketplace;

    @BeforeEach
    void reset() {
        marketplace.reset();
    }

    @Test
    void areAllAtAddressesThatChangeWithThem() {
        assertThat(assets())
                .hasSize(4)
                .allMatch(address -> address.matches("/assets/[a-z]+\\.[0-9a-f]{12}\\.(css|js|svg)"));
    }

    @Test
    void mayBeKeptForEver() {
        for (String address : assets()) {
            Shown asset = plain().get(address);

            assertThat(asset.status()).isEqualTo(200);
            assertThat(asset.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
            assertThat(asset.header("Vary")).isEqualToIgnoringCase("Accept-Encoding");
            assertThat(asset.headers("Set-Cookie")).isEmpty();
            assertThat(asset.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @Test
    void sayWhatTheyAre() {
        assertThat(assets().stream().map(address -> plain().get(address).header("Content-Type")))
                .containsExactlyInAnyOrder(
                        "image/svg+xml",
                        "text/css; charset=utf-8",
                        "text/javascript; charset=utf-8",
                        "text/javascript; charset=utf-8");
    }

    @Test
    void areTheSameBytesCompressedOrNot() {
        for (String address : assets()) {
            Shown plain = plain().get(address);
            Shown compressed = compressed().get(address);

            assertThat(plain.header("Content-Encoding")).isEmpty();
            assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
            assertThat(compressed.bytes()).isEqualTo(plain.bytes());
            assertThat(plain.headers("Content-Length")).containsExactly("" + plain.size());
            assertThat(compressed.headers("Content-Length")).containsExactly("" + compressed.size());
        }
    }

    @Test
    void areDescribedToWhoeverAsksForHeadersOnly() {
        for (String address : assets()) {
            for (Client client : List.of(plain(), compressed())) {
                Shown asset = client.get(address);
                Shown head = client.head(address);

                assertThat(head.status()).isEqualTo(200);
                assertThat(head.size()).isZero();
                assertThat(head.response().headers()).isEqualTo(asset.response().headers());
            }
        }
        assertThat(plain().head("/assets/nothing.css").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/storefront.css",
                "/assets/storefront.000000000000.css",
                "/assets/",
                "/assets/application.properties",
                "/web/storefront.css",
                "/webjars/htmx.org/dist/htmx.min.js"
            })
    void areNowhereElse(String path) {
        Client.program(origin).get(path).isProblem(404);
        Client.browser(origin).get(path).isPage(404);
    }

    @ParameterizedTest
    @CsvSource({"/favicon.ico, image/x-icon", "/robots.txt, text/plain; charset=utf-8"})
    void areKnownByNameWhereEverybodyAsksForThem(String path, String type) {
        Shown asset = plain().get(path);

        assertThat(asset.status()).isEqualTo(200);
        assertThat(asset.header("Content-Type")).isEqualTo(type);
        assertThat(asset.header("Cache-Control")).isEqualTo("public, max-age=86400");
        assertThat(asset.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(asset.size()).isPositive();
    }

    @Test
    void areOnlyRead() {
        Client client = Client.program(origin);

        Shown shown = client.send(client.request(assets().getFirst()).POST(BodyPublishers.ofString("x")));

        assertThat(shown.status()).isBetween(400, 499);
    }

    @Test
    void makeALightPageTogether() {
        Session seller = marketplace.auth.signedIn("sue@example.com");
        for (int n = 0; n < TICKETS_ON_A_PAGE; n++) {
            marketplace.tickets.list("Concert %s, row %d".formatted(UUID.randomUUID(), n), seller.account());
        }

        Shown page = compressed().get("/").isPage(200);
        int all = page.size()
                + references(page.page())
                        .mapToInt(path -> compressed().get(path).size())
                        .sum();

        assertThat(page.page().select(".ticket")).hasSize(TICKETS_ON_A_PAGE);
        assertThat(page.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(all).as("bytes of the catalogue and all it loads").isLessThan(LIGHT);
    }

    @Test
    void leaveTheApisAnswersAsTheyAre() {
        Session seller = marketplace.auth.signedIn("sue@example.com");
        for (int n = 0; n < TICKETS_ON_A_PAGE; n++) {
            marketplace.tickets.list("Concert", seller.account());
        }

        Shown answer = compressed().with("Accept", "application/json").get("/api/tickets");

        assertThat(answer.header("Content-Encoding")).isEmpty();
        assertThat(answer.body()).startsWith("[{");
    }

    private List<String> assets() {
        return references(Client.browser(origin).get("/").page()).toList();
    }

    private static Stream<String> references(Document page) {
        return Stream.concat(
                page.select("link[href]:not([rel=canonical])").eachAttr("href").stream(),
                page.select("[src]").eachAttr("src").stream());
    }

    private Client plain() {
        return Client.browser(origin);
    }

    private Client compressed() {
        return Client.browser(origin).with("Accept-Encoding", "gzip, deflate, br");
    }
}
