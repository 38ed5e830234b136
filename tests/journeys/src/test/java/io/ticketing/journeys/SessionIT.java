package io.ticketing.journeys;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

import io.restassured.http.Cookie;
import io.restassured.response.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.ticketing.journeys.Account.nobody;
import static io.ticketing.journeys.Promises.YOUR_OWN_ONLY;
import static org.assertj.core.api.Assertions.assertThat;

/// Signing up, in and out.
@Journey
class SessionIT {

    private final Account account = Account.signUp("visitor");

    @Test
    void signingUpGivesASessionByBearerOrCookie() {
        var answer = signIn(account.email(), account.password());
        answer.then().statusCode(200);
        assertThat(answer.jsonPath().getString("tokenType")).isEqualTo("Bearer");
        assertThat(answer.jsonPath().getInt("expiresIn")).isPositive();
        var cookie = session(answer);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");

        var byCookie = nobody().cookie(cookie).get("/api/users/currentuser");
        assertThat(byCookie.jsonPath().getString("currentUser.email")).isEqualTo(account.email());
        var byBearer = account.get("/api/users/currentuser");
        assertThat(byBearer.jsonPath().getUUID("currentUser.id")).isEqualTo(account.id());
        assertThat(nobody().cookie(cookie).get("/api/orders").statusCode()).isEqualTo(200);
    }

    @Test
    @Tag(YOUR_OWN_ONLY)
    void aSignedOutSessionIsNobodyAtOnce() {
        var answer = signIn(account.email(), account.password());
        var cookie = session(answer);
        var bearer = "Bearer " + answer.jsonPath().getString("accessToken");

        nobody().cookie(cookie).post("/api/users/signout").then().statusCode(200);

        var byBearer = nobody().header("Authorization", bearer).get("/api/users/currentuser");
        assertThat(byBearer.jsonPath().getString("currentUser")).isNull();
        var byCookie = nobody().cookie(cookie).get("/api/users/currentuser");
        assertThat(byCookie.jsonPath().getString("currentUser")).isNull();
        assertThat(account.get("/api/users/currentuser").jsonPath().getString("currentUser.email"))
                .as("the other session goes on")
                .isEqualTo(account.email());
    }

    @Test
    void anEmailIsOneAccountWhateverItsCapitals() {
        var again = signUp(account.email().toUpperCase());
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(signIn(account.email().toUpperCase(), account.password()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void twoSignUpsAtTheSameInstantMakeOneUser() {
        var email = "twin-" + UUID.randomUUID() + "@example.com";
        Callable<Response> signUp = () -> signUp(email);

        var answers = AtOnce.all(Collections.nCopies(4, signUp));

        assertThat(answers)
                .extracting(Response::statusCode)
                .containsExactlyInAnyOrderElementsOf(List.of(201, 409, 409, 409));
    }

    @Test
    void wrongCredentialsAreAnsweredAlike() {
        var wrongPassword = signIn(account.email(), "not the password");
        var unknown = signIn("unknown-" + account.email(), account.password());

        assertThat(wrongPassword.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.asString()).isEqualTo(wrongPassword.asString());
    }

    @Test
    void thePublicKeysHaveNames() {
        var keys = nobody().get("/.well-known/jwks.json");

        assertThat(keys.statusCode()).isEqualTo(200);
        assertThat(keys.jsonPath().getList("keys.kid")).isNotEmpty().doesNotContainNull();
        assertThat(keys.jsonPath().getList("keys.d")).containsOnlyNulls();
    }

    private static Response signUp(String email) {
        return nobody().body(new Account.Credentials(email, "correct horse battery"))
                .post("/api/users/signup");
    }

    private static Response signIn(String email, String password) {
        return nobody().body(new Account.Credentials(email, password)).post("/api/users/signin");
    }

    private static Cookie session(Response answer) {
        return answer.getDetailedCookie("session");
    }
}
