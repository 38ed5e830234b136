package io.ticketing.storefront.session;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.storefront.client.Client;
import io.ticketing.storefront.client.Shown;
import io.ticketing.storefront.marketplace.Marketplace;
import io.ticketing.storefront.marketplace.PlayedAuth.Session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Auth takes connections and answers nothing, as a process that is stopped; settings are those
/// that ship.
@QuarkusTest
@WithTestResource(Marketplace.class)
@TestProfile(FrozenAuthTest.AsItShips.class)
class FrozenAuthTest {

    private static final Duration A_SECOND_AND_A_PAGE = Duration.ofMillis(1800);

    @TestHTTPResource
    URI origin;

    Marketplace marketplace;

    private Session ann;

    public static class AsItShips implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            String lookup = "io.ticketing.storefront.session.SessionLookup/";
            return Map.of(
                    "quarkus.rest-client.read-timeout",
                    "15000",
                    "quarkus.rest-client.auth.read-timeout",
                    "6000",
                    lookup + "refresh/Timeout/value",
                    "1",
                    lookup + "refresh/Timeout/unit",
                    "SECONDS",
                    lookup + "refresh/CircuitBreaker/requestVolumeThreshold",
                    "4",
                    lookup + "currentUser/CircuitBreaker/requestVolumeThreshold",
                    "4");
        }
    }

    @BeforeEach
    void openShop() {
        marketplace.reset();
        ann = marketplace.auth.signedIn("ann@example.com");
        marketplace.tickets.list("Opera", ann.account());
    }

    @Test
    void servesPagesWithinASecondAndSoonAtOnce() {
        Client browser = Client.browser(origin).signedIn(ann);
        Client returning = Client.browser(origin).withCookie("refresh", ann.refreshToken());
        await().until(() -> isKnown(browser));
        marketplace.auth.stall();

        for (int page = 0; page < 6; page++) {
            assertServed(browser);
            assertServed(returning);
        }
        int asked = marketplace.auth.calls().size();
        assertThat(time(() -> many(20, () -> browser.get("/").isPage(200))))
                .isLessThan(A_SECOND_AND_A_PAGE.multipliedBy(2));
        assertThat(marketplace.auth.calls().size() - asked)
                .as("auth is asked only now and then")
                .isLessThan(4);
        assertThat(browser.get("/sell/new").isPage(200).page().select("form")).isNotEmpty();
        assertThat(returning.cookies()).containsKey("refresh");

        marketplace.auth.recover();
        await().until(() -> isKnown(browser));
        await().until(() -> isKnown(returning));
    }

    @Test
    void signsOutWithoutAuthsWord() {
        Client browser = Client.browser(origin).signedIn(ann);
        marketplace.auth.stall();

        Duration time = time(() -> browser.post("/signout").leadsTo("/"));

        assertThat(time).isLessThan(Duration.ofMillis(3500));
        assertThat(browser.cookies()).doesNotContainKeys("session", "refresh");
        assertThat(marketplace.auth.calls("POST", "/api/users/signout")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/signin", "/signup"})
    void saysInGoodTimeThatNobodyCanSignIn(String path) {
        Client browser = Client.browser(origin);
        marketplace.auth.stall();

        Duration time = time(() -> {
            Shown page = browser.post(path, "email", "a@b.example", "password", "x");
            assertThat(page.isPage(503).page().text()).contains("Back in a moment");
        });

        assertThat(time).isLessThan(Duration.ofSeconds(9));
        assertThat(marketplace.auth.calls().getLast().headers().get("X-Request-Timeout-Ms"))
                .isEqualTo("5500");
    }

    private static void assertServed(Client browser) {
        assertThat(time(() -> browser.get("/").isPage(200))).isLessThan(A_SECOND_AND_A_PAGE);
    }

    private static boolean isKnown(Client browser) {
        Shown page = browser.get("/").isPage(200);
        return page.page().select(".who").text().equals("ann@example.com");
    }

    private static void many(int times, Callable<?> call) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, times)
                    .mapToObj(_ -> threads.submit(call))
                    .toList()
                    .forEach(FrozenAuthTest::finish);
        }
    }

    private static void finish(Future<?> call) {
        try {
            call.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Duration time(Runnable call) {
        long start = System.nanoTime();
        call.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
