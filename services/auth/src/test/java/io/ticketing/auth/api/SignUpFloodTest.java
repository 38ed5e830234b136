package io.ticketing.auth.api;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import io.ticketing.testing.TestInfrastructure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
@TestProfile(SignUpFloodTest.AsItShips.class)
class SignUpFloodTest {

    /// As many as may wait: more would be refused, and only keep the machine busy.
    private static final int CROWD = 50;

    private static final int PER_ADDRESS = 60;

    @Inject
    DataSource database;

    @TestHTTPResource
    URI address;

    public static class AsItShips implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ticketing.auth.sign-up.attempts-per-address", "" + PER_ADDRESS);
        }
    }

    @Test
    void limitsSignUpsOfOneNetworkOnly() {
        int made = 0;
        Response answer = signUp("2001:db8:5::" + made);
        while (answer.statusCode() == 201 && made < 3 * PER_ADDRESS) {
            made++;
            answer = signUp("2001:db8:5::" + made);
        }

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.path("type").toString()).isEqualTo("/problems/too-many-requests");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
        assertThat(made).isGreaterThanOrEqualTo(PER_ADDRESS);
        assertThat(signUp("2001:db8:6::1").statusCode()).isEqualTo(201);
    }

    @Test
    void letsOthersSignInMeanwhile() throws Exception {
        String email = AuthClient.anEmail();
        AuthClient.signUp(email).statusCode(201);
        var flooding = new AtomicBoolean(true);
        List<Duration> waits = new ArrayList<>();
        try (var crowd = Executors.newFixedThreadPool(CROWD)) {
            for (int i = 0; i < CROWD; i++) {
                String from = "2001:db8:7:" + Integer.toHexString(i) + "::1";
                crowd.submit(() -> {
                    while (flooding.get()) {
                        signUp(from);
                    }
                });
            }
            for (int i = 0; i < 10; i++) {
                long start = System.nanoTime();
                AuthClient.signIn(email, AuthClient.PASSWORD).statusCode(200);
                waits.add(Duration.ofNanos(System.nanoTime() - start));
            }
            flooding.set(false);
        }

        assertThat(waits.stream().sorted().toList().get(waits.size() / 2))
                .as("on a busy machine; it was ten seconds and more, or a refusal")
                .isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void makesNoAccountForWhoHasLeft() throws Exception {
        String run = UUID.randomUUID().toString();
        List<Socket> callers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            callers.add(ask(run + "-" + i));
        }
        for (Socket caller : callers) {
            caller.close();
        }
        Response last = signUp("2001:db8:8::1");

        assertThat(last.statusCode()).isIn(201, 503);
        assertThat(accounts(run)).isLessThan(25);
    }

    private Socket ask(String name) throws IOException {
        String body = "{\"email\":\"%s@example.com\",\"password\":\"correct horse\"}".formatted(name);
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.getOutputStream()
                .write(("POST /api/users/signup HTTP/1.1\r\nHost: localhost\r\n"
                                + "X-Forwarded-For: 2001:db8:9::1\r\n"
                                + "Content-Type: application/json\r\nContent-Length: "
                                + body.length()
                                + "\r\n\r\n"
                                + body)
                        .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private int accounts(String run) throws SQLException {
        try (var connection = database.getConnection();
                var sql = connection.prepareStatement("select count(*) from users where email like ?")) {
            sql.setString(1, run + "%");
            try (var rows = sql.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private static Response signUp(String from) {
        return given().contentType(ContentType.JSON)
                .header("X-Forwarded-For", from)
                .body(Map.of("email", AuthClient.anEmail(), "password", AuthClient.PASSWORD))
                .post("/api/users/signup");
    }
}
