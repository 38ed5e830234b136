package io.ticketing.journeys;

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

    private static Response signIn(String email, String password) {
        return nobody().body(new Account.Credentials(email, password)).post("/api/users/signin");
    }

    private static Cookie session(Response answer) {
        return answer.getDetailedCookie("session");
    }
}
