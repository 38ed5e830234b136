package io.ticketing.journeys;

import java.util.Map;

import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.ticketing.journeys.Account.nobody;
import static io.ticketing.journeys.Problems.isProblem;
import static io.ticketing.journeys.Problems.isProblemOf;
import static org.assertj.core.api.Assertions.assertThat;

/// The rows of the API table under `/api/users`.
@Journey
class AccountsApiIT {

    private final Account account = Account.signUp("visitor");

    @Test
    void signUpAnswersWithAToken() {
        var answer = signUp("new-" + account.email(), "correct horse battery");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.jsonPath().getString("email")).isEqualTo("new-" + account.email());
        assertThat(answer.jsonPath().getString("tokenType")).isEqualTo("Bearer");
        assertThat(answer.jsonPath().getString("accessToken")).isNotBlank();
        assertThat(answer.jsonPath().getInt("expiresIn")).isPositive();
        assertThat(answer.detailedCookie("session").isHttpOnly()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no address", "@example.com"})
    void signUpRefusesWhatIsNoEmail(String email) {
        isProblemOf(signUp(email, "correct horse battery"), 400, "email");
    }

    @Test
    void signUpRefusesAShortPassword() {
        isProblemOf(signUp("short-" + account.email(), "abc"), 400, "password");
    }

    @Test
    void signUpRefusesAnEmailInUse() {
        isProblem(signUp(account.email(), "correct horse battery"), 409);
    }

    @Test
    void signInRefusesWrongCredentials() {
        var answer = nobody().body(new Account.Credentials(account.email(), "wrong password"))
                .post("/api/users/signin");
        isProblem(answer, 401);
    }

    @Test
    void signOutAnswersAnEmptyObject() {
        var answer = account.request().post("/api/users/signout");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getMap("$")).isEmpty();
    }

    @Test
    void nobodyIsTheCurrentUserWithoutASession() {
        var answer = nobody().get("/api/users/currentuser");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getMap("$")).containsKey("currentUser");
        assertThat(answer.jsonPath().getString("currentUser")).isNull();
    }

    private static Response signUp(String email, String password) {
        return nobody().body(Map.of("email", email, "password", password)).post("/api/users/signup");
    }
}
