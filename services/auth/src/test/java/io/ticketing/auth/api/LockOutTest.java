package io.ticketing.auth.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ticketing.testing.TestInfrastructure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

/// Wrong passwords never lock out an account's owner, and only few can be tried.
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class LockOutTest {

    private static final String WRONG = "wrong password";
    private static final int FREE = 20;
    private static final int OF_STRANGERS = 200;

    private final String net = "2001:db8:" + hex() + ":" + hex();
    private final String home = "10." + byteOf() + "." + byteOf() + ".1";
    private String email;
    private String device;

    @BeforeEach
    void signUpAtHome() {
        email = AuthClient.anEmail();
        Response answer = call("signup", email, AuthClient.PASSWORD, home, null);
        assertThat(answer.statusCode()).isEqualTo(201);
        device = answer.cookie("device");
        var cookie = answer.getDetailedCookie("device");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(cookie.getMaxAge()).isGreaterThan(1_000_000);
    }

    @Test
    void stopsOneNetworkAndNotTheOwner() {
        String attacker = net + "::1";
        int tried = untilRefused(email, attacker);

        assertThat(tried).isEqualTo(FREE);
        assertThat(signIn(AuthClient.PASSWORD, net + "::2", null).statusCode())
                .as("the same household")
                .isEqualTo(429);
        assertThat(signIn(AuthClient.PASSWORD, home, null).statusCode()).isEqualTo(200);
        assertThat(signIn(AuthClient.PASSWORD, "192.0.2.9", device).statusCode())
                .isEqualTo(200);
        assertThat(signIn(AuthClient.PASSWORD, net + "::1", device).statusCode())
                .as("a known browser next to the attacker")
                .isEqualTo(200);
        assertThat(signIn(AuthClient.PASSWORD, "192.0.2.10", null).statusCode())
                .as("a new phone elsewhere")
                .isEqualTo(200);
    }

    @Test
    void stopsGuessesFromEverywhereAndNotWhereTheOwnerIsKnown() {
        int answered = 0;
        Response last;
        do {
            String network = "2001:db8:%x:%s::1".formatted(answered, hex());
            last = signIn(WRONG, network, null);
            answered++;
        } while (last.statusCode() == 401 && answered <= OF_STRANGERS + 20);

        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(answered).isBetween(OF_STRANGERS, OF_STRANGERS + 20);
        assertThat(signIn(AuthClient.PASSWORD, home, null).statusCode()).isEqualTo(200);
        assertThat(signIn(AuthClient.PASSWORD, "192.0.2.9", device).statusCode())
                .isEqualTo(200);
        assertThat(signIn(AuthClient.PASSWORD, "192.0.2.11", null).statusCode()).isEqualTo(429);
    }

    @Test
    void stopsTheKnownToo() {
        assertThat(untilRefused(email, home)).isEqualTo(FREE);
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i <= FREE; i++) {
            answers.add(signIn(WRONG, "192.0.2.9", device).statusCode());
        }
        assertThat(answers.subList(0, FREE)).containsOnly(401);
        assertThat(answers.getLast()).isEqualTo(429);
    }

    @Test
    void knowsNoDeviceByAMarkThatIsNotItsOwn() {
        String other = AuthClient.anEmail();
        call("signup", other, AuthClient.PASSWORD, home, null);
        untilRefused(other, net + "::1");

        for (String mark : List.of(device, "", "a.b.c", device.substring(0, 40))) {
            assertThat(call("signin", other, WRONG, net + "::1", mark).statusCode())
                    .isEqualTo(429);
        }
        AuthClient.currentUser(AuthClient.bearer(device)).body("currentUser", nullValue());
    }

    @Test
    void treatsAnUnknownEmailAsAnyOther() {
        assertThat(untilRefused(AuthClient.anEmail(), net + "::1")).isEqualTo(FREE);
    }

    @Test
    void countsOnlyWrongPasswords() {
        for (int i = 0; i < FREE + 5; i++) {
            assertThat(signIn(AuthClient.PASSWORD, net + "::1", null).statusCode())
                    .isEqualTo(200);
        }
    }

    private int untilRefused(String whose, String network) {
        for (int tried = 0; tried < 100; tried++) {
            Response answer = call("signin", whose, WRONG, network, null);
            if (answer.statusCode() == 429) {
                assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 128);
                return tried;
            }
            assertThat(answer.statusCode()).isEqualTo(401);
        }
        throw new AssertionError("never refused");
    }

    private Response signIn(String password, String address, String mark) {
        return call("signin", email, password, address, mark);
    }

    private static Response call(String call, String email, String password, String address, String mark) {
        var request = given().contentType(ContentType.JSON)
                .header("X-Forwarded-For", address)
                .body(Map.of("email", email, "password", password));
        return (mark == null ? request : request.cookie("device", mark)).post("/api/users/" + call);
    }

    private static String hex() {
        return Integer.toHexString(ThreadLocalRandom.current().nextInt(0x10000));
    }

    private static int byteOf() {
        return ThreadLocalRandom.current().nextInt(256);
    }
}
