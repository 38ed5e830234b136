package io.ticketing.auth.api;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.testing.AtOnce;
import io.ticketing.testing.TestInfrastructure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class UserResourceTest {

    @Test
    void signsUpAndIn() {
        String email = AuthClient.anEmail();
        String id = AuthClient.signUp(email)
                .statusCode(201)
                .body("email", equalTo(email))
                .body("accessToken", notNullValue())
                .body("tokenType", equalTo("Bearer"))
                .body("expiresIn", equalTo(900))
                .header("Cache-Control", "no-store")
                .extract()
                .path("id");

        JsonPath signedIn = AuthClient.signIn(email, AuthClient.PASSWORD)
                .statusCode(200)
                .body("id", equalTo(id))
                .body("refreshToken", notNullValue())
                .extract()
                .jsonPath();

        AuthClient.currentUser(AuthClient.bearer(signedIn.getString("accessToken")))
                .body("currentUser.id", equalTo(id))
                .body("currentUser.email", equalTo(email))
                .body("currentUser.size()", equalTo(2));
        assertThat(UUID.fromString(id).version()).isEqualTo(7);
    }

    @Test
    void setsCookiesThatScriptsCanNotRead() {
        Response plain = AuthClient.signUp(AuthClient.anEmail()).extract().response();
        var session = plain.getDetailedCookie("session");
        assertThat(session.getPath()).isEqualTo("/");
        assertThat(session.isHttpOnly()).isTrue();
        assertThat(session.getSameSite()).isEqualTo("Lax");
        assertThat(session.getMaxAge()).isEqualTo(900);
        assertThat(session.isSecured()).isFalse();
        assertThat(session.getValue()).isEqualTo(plain.path("accessToken"));
        var refresh = plain.getDetailedCookie("refresh");
        assertThat(refresh.getPath()).isEqualTo("/");
        assertThat(refresh.isHttpOnly()).isTrue();

        var behindTls = given().contentType(ContentType.JSON)
                .header("X-Forwarded-Proto", "https")
                .body(Map.of("email", AuthClient.anEmail(), "password", "long enough"))
                .post("/api/users/signup");
        assertThat(behindTls.getDetailedCookie("session").isSecured()).isTrue();
        assertThat(behindTls.getDetailedCookie("refresh").isSecured()).isTrue();

        AuthClient.currentUser(given().cookie("session", session.getValue()))
                .body("currentUser.id", equalTo(plain.path("id")));
    }

    @Test
    void isOneAccountWhateverTheCapitals() {
        String email = AuthClient.anEmail();
        AuthClient.signUp(email).statusCode(201);

        AuthClient.signUp(email.toUpperCase(Locale.ROOT))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/email-in-use"))
                .body("errors[0].field", equalTo("email"));
        AuthClient.signIn(email.toUpperCase(Locale.ROOT), AuthClient.PASSWORD).statusCode(200);
    }

    @Test
    void isOneAccountHoweverItsEmailIsWritten() {
        String name = UUID.randomUUID().toString();
        AuthClient.signUp("  \u00c4nn-" + name + "@B\u00dcCHER.example ")
                .statusCode(201)
                .body("email", equalTo("\u00e4nn-" + name + "@b\u00fccher.example"));

        for (String written : List.of(
                "\u00e4nn-" + name + "@xn--bcher-kva.example",
                "a\u0308nn-" + name + "@bu\u0308cher.example\n",
                "\u00a0\u00c4NN-" + name.toUpperCase(Locale.ROOT) + "@XN--BCHER-KVA.EXAMPLE")) {
            AuthClient.signUp(written).statusCode(409);
            JsonPath signedIn = AuthClient.signIn(written, AuthClient.PASSWORD)
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            AuthClient.currentUser(AuthClient.bearer(signedIn.getString("accessToken")))
                    .body("currentUser.email", equalTo("\u00e4nn-" + name + "@b\u00fccher.example"));
        }
    }

    @Test
    void makesOneUserOfSignUpsAtTheSameInstant() {
        String email = AuthClient.anEmail();

        List<Integer> answers =
                AtOnce.all(20, _ -> AuthClient.signUp(email).extract().statusCode());

        assertThat(Collections.frequency(answers, 201)).isEqualTo(1);
        assertThat(Collections.frequency(answers, 409)).isEqualTo(19);
    }

    @ParameterizedTest
    @CsvSource({
        "email, '{\"password\":\"long enough\"}'",
        "email, '{\"email\":null,\"password\":\"long enough\"}'",
        "email, '{\"email\":\"\",\"password\":\"long enough\"}'",
        "email, '{\"email\":\"nobody\",\"password\":\"long enough\"}'",
        "email, '{\"email\":\"a b@example.com\",\"password\":\"long enough\"}'",
        "email, '{\"email\":\"a@b@c.com\",\"password\":\"long enough\"}'",
        "email, '{\"email\":5,\"password\":\"long enough\"}'",
        "email, '{\"email\":[\"a@example.com\"],\"password\":\"long enough\"}'",
        "email, '{\"email\":\"a\\u0000@example.com\",\"password\":\"long enough\"}'",
        "password, '{\"email\":\"a@example.com\"}'",
        "password, '{\"email\":\"a@example.com\",\"password\":null}'",
        "password, '{\"email\":\"a@example.com\",\"password\":\"seven77\"}'",
        "password, '{\"email\":\"a@example.com\",\"password\":{\"$ne\":1}}'"
    })
    void namesTheFieldThatIsWrong(String field, String body) {
        AuthClient.post("signup", body)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItem(field))
                .body("errors.message", not(hasItem(nullValue())));
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 129})
    void takesPasswordsOfUpTo128Characters(int length) {
        String password = "é".repeat(length);
        String email = AuthClient.anEmail();

        AuthClient.post("signup", Map.of("email", email, "password", password))
                .then()
                .statusCode(length == 128 ? 201 : 400);
    }

    @Test
    void refusesEmailsOver254Characters() {
        String email = "a".repeat(60) + "@" + "b".repeat(63) + ("." + "c".repeat(63)).repeat(2);
        AuthClient.signUp(email + ".com").statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{\"email\":\"a@example.com\"", "{}{}"})
    void refusesBodiesItCanNotUse(String body) {
        for (String call : List.of("signup", "signin")) {
            AuthClient.post(call, body)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("errors.size()", not(equalTo(0)));
        }
    }

    @Test
    void refusesFormsAndOtherMethods() {
        given().contentType("application/x-www-form-urlencoded")
                .body("email=a@example.com")
                .post("/api/users/signin")
                .then()
                .statusCode(415);
        given().get("/api/users/signin").then().statusCode(405);
    }

    @Test
    void answersAlikeForAnUnknownEmailAndAWrongPassword() {
        String email = AuthClient.anEmail();
        AuthClient.signUp(email);

        Response wrong = AuthClient.signIn(email, "wrong password").extract().response();
        Response unknown = AuthClient.signIn(AuthClient.anEmail(), "wrong password")
                .extract()
                .response();

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.asString()).isEqualTo(wrong.asString());
        assertThat(unknown.path("type").toString()).isEqualTo("/problems/invalid-credentials");
    }

    @Test
    void takesAboutAsLongForAnUnknownEmail() {
        String email = AuthClient.anEmail();
        AuthClient.signUp(email);
        Runnable wrong = () -> AuthClient.signIn(email, "wrong password").statusCode(401);
        Runnable unknown =
                () -> AuthClient.signIn(AuthClient.anEmail(), "wrong password").statusCode(401);
        medianOf(3, wrong);
        medianOf(3, unknown);

        double ratio =
                (double) medianOf(9, unknown).toNanos() / medianOf(9, wrong).toNanos();

        // Without a hash to verify it would take a tenth of the time.
        assertThat(ratio).isBetween(0.4, 2.5);
    }

    @Test
    void limitsAttemptsPerEmail() {
        String email = AuthClient.anEmail();
        AuthClient.signUp(email);
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() ->
                        AuthClient.signIn(email, "wrong password").extract().statusCode() == 429);

        String wait = AuthClient.signIn(email, AuthClient.PASSWORD)
                .statusCode(429)
                .body("type", equalTo("/problems/too-many-requests"))
                .extract()
                .header("Retry-After");

        assertThat(Integer.parseInt(wait)).isBetween(1, 60);
    }

    @Test
    void turnsSignInsAwayWhenTooManyWait() {
        List<Response> answers = AtOnce.all(
                100,
                _ -> AuthClient.signIn(AuthClient.anEmail(), "wrong password")
                        .extract()
                        .response());

        assertThat(answers).extracting(Response::statusCode).contains(401, 503);
        assertThat(answers).extracting(Response::statusCode).containsOnly(401, 503);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 503)
                .allSatisfy(answer -> assertThat(answer.header("Retry-After")).isEqualTo("1"));
    }

    private static Duration medianOf(int times, Runnable call) {
        return IntStream.range(0, times)
                .mapToObj(i -> {
                    long start = System.nanoTime();
                    call.run();
                    return Duration.ofNanos(System.nanoTime() - start);
                })
                .sorted()
                .toList()
                .get(times / 2);
    }
}
