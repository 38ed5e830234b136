package io.ticketing.auth.api;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.testing.AtOnce;
import io.ticketing.testing.TestInfrastructure;
import io.ticketing.testing.TestTokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class SessionResourceTest {

    @Inject
    DataSource database;

    @TestHTTPResource
    URI address;

    String id;
    String accessToken;
    String refreshToken;

    @BeforeEach
    void signUp() {
        JsonPath signedIn = AuthClient.signUp(AuthClient.anEmail()).extract().jsonPath();
        id = signedIn.getString("id");
        accessToken = signedIn.getString("accessToken");
        refreshToken = signedIn.getString("refreshToken");
    }

    @Test
    void changesARefreshTokenForNewTokens() {
        JsonPath refreshed = AuthClient.refresh(refreshToken)
                .statusCode(200)
                .body("id", equalTo(id))
                .body("refreshToken", not(equalTo(refreshToken)))
                .cookie("session", notNullValue())
                .cookie("refresh", notNullValue())
                .extract()
                .jsonPath();

        isSignedIn(AuthClient.bearer(refreshed.getString("accessToken")));
        AuthClient.refresh(refreshed.getString("refreshToken")).statusCode(200);
    }

    @Test
    void takesTheRefreshTokenFromItsCookie() throws Exception {
        given().contentType(ContentType.JSON)
                .cookie("refresh", refreshToken)
                .post("/api/users/refresh")
                .then()
                .statusCode(200)
                .body("id", equalTo(id));

        // as a browser sends it, without a body and its type
        var request = HttpRequest.newBuilder(address.resolve("/api/users/refresh"))
                .header("Cookie", "refresh=" + refreshToken)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (var browser = HttpClient.newHttpClient()) {
            var answer = browser.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void forgivesAClientThatRefreshesManyTimesAtOnce() {
        List<JsonPath> answers = AtOnce.all(
                8,
                _ -> AuthClient.refresh(refreshToken).statusCode(200).extract().jsonPath());

        assertThat(answers).allSatisfy(answer -> isSignedIn(AuthClient.bearer(answer.getString("accessToken"))));
        assertThat(answers)
                .extracting(answer -> answer.getString("refreshToken"))
                .as("one client can't end its own session by having two of them")
                .containsOnly(answers.getFirst().getString("refreshToken"));
        AuthClient.refresh(answers.getFirst().getString("refreshToken")).statusCode(200);
    }

    @Test
    void givesTheAnswerAgainThatGotLostHoweverLongAgo() throws SQLException {
        AuthClient.refresh(refreshToken).statusCode(200);
        sql("update refresh_tokens set used_at = used_at - interval '1 day'");
        AuthClient.refresh(refreshToken).statusCode(200);

        JsonPath got =
                AuthClient.refresh(refreshToken).statusCode(200).extract().jsonPath();

        isSignedIn(AuthClient.bearer(got.getString("accessToken")));
        String next = got.getString("refreshToken");
        AuthClient.refresh(next).statusCode(200);
        sql("update refresh_tokens set used_at = used_at - interval '1 day'");
        isSignedIn(AuthClient.bearer(
                AuthClient.refresh(next).statusCode(200).extract().path("accessToken")));
    }

    @Test
    void keepsNoNextRefreshTokenInTheClear() throws SQLException {
        String next = AuthClient.refresh(refreshToken).extract().path("refreshToken");

        assertThat(count("refresh_tokens where successor is not null")).isPositive();
        assertThat(count("refresh_tokens where successor = '" + next + "'")).isZero();
    }

    @Test
    void endsTheSessionWhenAUsedRefreshTokenComesBack() {
        JsonPath next = AuthClient.refresh(refreshToken).extract().jsonPath();
        JsonPath thiefs =
                AuthClient.refresh(next.getString("refreshToken")).extract().jsonPath();

        AuthClient.refresh(refreshToken)
                .statusCode(401)
                .body("type", equalTo("/problems/session-ended"))
                .body("errors[0].message", notNullValue());

        AuthClient.refresh(thiefs.getString("refreshToken")).statusCode(401);
        isNobody(AuthClient.bearer(thiefs.getString("accessToken")));
        isNobody(AuthClient.bearer(accessToken));
    }

    @Test
    void refusesAnExpiredRefreshToken() throws SQLException {
        sql("update refresh_tokens set expires_at = now()");

        AuthClient.refresh(refreshToken).statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "{\"refreshToken\":null}",
                "{\"refreshToken\":\"\"}",
                "{\"refreshToken\":\"' or 1=1 --\"}"
            })
    void refusesARefreshWithoutAToken(String body) {
        AuthClient.post("refresh", body).then().statusCode(401).contentType("application/problem+json");
    }

    @Test
    void refusesARefreshTokenThatIsNoText() {
        AuthClient.post("refresh", "{\"refreshToken\":7}").then().statusCode(400);
    }

    @Test
    void isNobodyAtOnceAfterSigningOutWithTheBearerToken() {
        signOut(AuthClient.bearer(accessToken));

        isNobody(AuthClient.bearer(accessToken));
        isNobody(given().cookie("session", accessToken));
        AuthClient.refresh(refreshToken).statusCode(401);
    }

    @Test
    void isNobodyAtOnceAfterSigningOutWithTheCookie() {
        signOut(given().cookie("session", accessToken));

        isNobody(AuthClient.bearer(accessToken));
    }

    @Test
    void signsOutWithTheRefreshTokenOnceTheAccessTokenHasExpired() {
        signOut(given().cookie("refresh", refreshToken));

        isNobody(AuthClient.bearer(accessToken));
    }

    @Test
    void signsOutNobodyAndAgain() {
        signOut(given());
        signOut(AuthClient.bearer("nonsense"));
        signOut(given().cookie("refresh", "nonsense"));
        signOut(AuthClient.bearer(accessToken));
        signOut(AuthClient.bearer(accessToken));
    }

    @Test
    void endsOneSessionAndNotTheOthers() {
        JsonPath other = AuthClient.signUp(AuthClient.anEmail()).extract().jsonPath();

        signOut(AuthClient.bearer(other.getString("accessToken")));

        isSignedIn(AuthClient.bearer(accessToken));
    }

    @Test
    void isNobodyWithoutAGoodToken() {
        UUID user = UUID.fromString(id);
        isNobody(given());
        isNobody(AuthClient.bearer(""));
        isNobody(AuthClient.bearer("nonsense"));
        isNobody(AuthClient.bearer("a.b.c"));
        isNobody(given().cookie("session", ""));
        isNobody(given().cookie("session", "nonsense"));
        isNobody(given().header("Authorization", "Basic YTpi"));
        isNobody(AuthClient.bearer(accessToken.substring(0, accessToken.length() - 4) + "AAAA"));
        isNobody(AuthClient.bearer(withoutSignature(accessToken)));
        isNobody(AuthClient.bearer(TestTokens.token(user, Duration.ofMinutes(-5))));
        isNobody(AuthClient.bearer(TestTokens.cookie(user)));
    }

    @Test
    void purgesSessionsThatEnded() throws SQLException {
        sql("update sessions set expires_at = now() where user_id = '" + id + "'");

        await().until(() -> count("sessions where user_id = '" + id + "'") == 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "sessions | user_id = '%s'",
                "refresh_tokens | session_id in (select id from sessions where user_id = '%s')"
            })
    void purgesWhatIsNotInTheHandsOfAnotherReplica(String table, String own) throws SQLException {
        String own1 = table + " where " + own.formatted(id);
        id = AuthClient.signUp(AuthClient.anEmail()).extract().path("id");
        String own2 = table + " where " + own.formatted(id);
        try (var replica = database.getConnection();
                var sql = replica.createStatement()) {
            sql("update " + own1.replaceFirst(" where", " set expires_at = now() + '3 s' where"));
            sql("update " + own2.replaceFirst(" where", " set expires_at = now() + '4 s' where"));
            replica.setAutoCommit(false);
            sql.execute("select 1 from " + own1 + " for update");

            await().until(() -> count(own2) == 0);
            assertThat(count(own1)).isOne();
            replica.rollback();
        }
        await().until(() -> count(own1) == 0);
    }

    @Test
    void keepsNoRefreshTokenInTheClear() throws SQLException {
        assertThat(count("refresh_tokens where hash = '" + refreshToken + "'")).isZero();
        assertThat(count("refresh_tokens")).isPositive();
    }

    private static String withoutSignature(String token) {
        // {"alg":"none"}
        return "eyJhbGciOiJub25lIn0." + token.split("\\.")[1] + ".";
    }

    private void isSignedIn(RequestSpecification caller) {
        AuthClient.currentUser(caller).body("currentUser.id", equalTo(id));
    }

    private static void isNobody(RequestSpecification caller) {
        AuthClient.currentUser(caller)
                .contentType(ContentType.JSON)
                .body("size()", equalTo(1))
                .body("currentUser", nullValue());
    }

    private static void signOut(RequestSpecification caller) {
        var answer = caller.post("/api/users/signout")
                .then()
                .statusCode(200)
                .extract()
                .response();
        assertThat(answer.asString()).isEqualTo("{}");
        assertThat(answer.getDetailedCookie("session").getMaxAge()).isZero();
        assertThat(answer.getDetailedCookie("refresh").getMaxAge()).isZero();
    }

    private void sql(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private int count(String from) throws SQLException {
        try (var connection = database.getConnection();
                var sql = connection.createStatement();
                var rows = sql.executeQuery("select count(*) from " + from)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
