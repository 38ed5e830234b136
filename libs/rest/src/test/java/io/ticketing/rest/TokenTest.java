package io.ticketing.rest;

import java.time.Duration;
import java.util.stream.IntStream;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

/// This is one story, because the keys that a running service has fetched are its state.
@QuarkusTest
@WithTestResource(KeyServer.class)
class TokenTest {

    /// Far less than the fetch's time-outs, and enough for a busy machine.
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    KeyServer auth;

    @Test
    void followsTheKeysOfAuthThroughItsOutagesAndRotations() throws Exception {
        auth.add("a");
        bearer(auth.token("a")).statusCode(503).header("Retry-After", "1").contentType(Problem.MEDIA_TYPE);

        auth.up();
        await().untilAsserted(() -> bearer(auth.token("a")).statusCode(200).body("id", equalTo(KeyServer.CALLER)));
        cookie(auth.token("a")).statusCode(200).body("id", equalTo(KeyServer.CALLER));

        auth.add("b");
        // The first checks may come before it is fetched.
        await().untilAsserted(() -> bearer(auth.token("b")).statusCode(200));

        asksAuthOnceWhateverComes();
        answersAtOnceWhileAuthIsFrozen();
        refusesWhatItHasAcceptedOnceTheKeyIsGone();
        refusesWhatItHasAcceptedOnceItHasExpired();

        auth.down();
        bearer(auth.token("a")).statusCode(200);

        auth.add("forged");
        bearer(auth.token("forged"))
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("type", equalTo("/problems/unauthorized"));
        prefersTheBearerToken();
    }

    private void asksAuthOnceWhateverComes() throws Exception {
        auth.add("unknown");
        String[] junk = IntStream.range(0, 100)
                .mapToObj(i -> auth.token("unknown", "junk-" + i))
                .toArray(String[]::new);
        int before = auth.fetches();
        long start = System.nanoTime();

        for (String token : junk) {
            bearer(token).statusCode(401);
        }

        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        assertThat(auth.fetches() - before).isLessThanOrEqualTo((int) seconds + 2);
    }

    private void answersAtOnceWhileAuthIsFrozen() throws Exception {
        auth.freeze();
        auth.add("c");
        for (int i = 0; i < 20; i++) {
            assertThat(time(() -> bearer(auth.token("c")).statusCode(401))).isLessThan(AT_ONCE);
            assertThat(time(() -> bearer(auth.token("a")).statusCode(200))).isLessThan(AT_ONCE);
        }
        // The last fetch may be so recent that none of these calls has begun another.
        await().until(() -> {
            bearer(auth.token("c")).statusCode(401);
            return auth.fetchesWhileFrozen() > 0;
        });
        assertThat(time(() -> bearer(auth.token("a")).statusCode(200))).isLessThan(AT_ONCE);

        auth.thaw();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> bearer(auth.token("c")).statusCode(200));
    }

    private void refusesWhatItHasAcceptedOnceTheKeyIsGone() {
        String token = auth.token("b");
        bearer(token).statusCode(200);

        auth.remove("b");

        await().untilAsserted(() -> {
            // It makes the service fetch the keys again.
            bearer(auth.token("a", "no such key")).statusCode(401);
            bearer(token).statusCode(401);
        });
    }

    /// Some seconds later, because clocks may differ.
    private void refusesWhatItHasAcceptedOnceItHasExpired() {
        String token = auth.token("a", "a", 1);
        bearer(token).statusCode(200);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> bearer(token).statusCode(401));
    }

    private static Duration time(Runnable call) {
        long start = System.nanoTime();
        call.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void prefersTheBearerToken() {
        given().header("Authorization", "Bearer " + auth.token("a"))
                .cookie("session", "expired")
                .get("/things/mine")
                .then()
                .statusCode(200);
        given().header("Authorization", "Bearer nonsense")
                .cookie("session", auth.token("a"))
                .get("/things/mine")
                .then()
                .statusCode(401);
    }

    private static ValidatableResponse bearer(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/things/mine")
                .then();
    }

    private static ValidatableResponse cookie(String token) {
        return given().cookie("session", token).get("/things/mine").then();
    }
}
