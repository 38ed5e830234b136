package io.ticketing.rest;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

/// One story, because the keys a running service has fetched are its state.
@QuarkusTest
@WithTestResource(KeyServer.class)
class TokenTest {

    KeyServer auth;

    @Test
    void followsTheKeysOfAuthThroughItsOutagesAndRotations() throws Exception {
        auth.add("a");
        bearer(auth.token("a"))
                .statusCode(503)
                .header("Retry-After", "1")
                .contentType(Problem.MEDIA_TYPE);

        auth.up();
        bearer(auth.token("a")).statusCode(200).body("id", equalTo(KeyServer.CALLER));
        cookie(auth.token("a")).statusCode(200).body("id", equalTo(KeyServer.CALLER));

        auth.add("b");
        // A set of keys is not fetched twice within 300 ms, so the first look may come too early.
        await().untilAsserted(() -> bearer(auth.token("b")).statusCode(200));

        auth.down();
        bearer(auth.token("a")).statusCode(200);

        auth.add("forged");
        bearer(auth.token("forged"))
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("type", equalTo("/problems/unauthorized"));
        prefersTheBearerToken();
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
        return given().header("Authorization", "Bearer " + token).get("/things/mine").then();
    }

    private static ValidatableResponse cookie(String token) {
        return given().cookie("session", token).get("/things/mine").then();
    }
}
