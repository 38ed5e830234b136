package io.ticketing.journeys;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

/// Clients that take all they can get, beside a calm one, against the processes and heaps as
/// shipped.
@Journey
class RudeClientsIT {

    private static final int CALM_CALLS = 40;
    private static final Duration CALM = Duration.ofSeconds(5);

    private final List<Socket> rude = new ArrayList<>();

    @AfterEach
    void leave() throws IOException {
        for (Socket socket : rude) {
            socket.close();
        }
    }

    /// @param service 0 is the origin
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void halfABodyEachFromNineHundredHarmsNobody(int service) throws Exception {
        String head = "POST %s HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 65000\r\n\r\n"
                .formatted(path(service));
        flood(service, 900, head + "x".repeat(62_000));

        staysCalm(service);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void halfAHeadEachFromNineHundredHarmsNobody(int service) throws Exception {
        flood(service, 900, "GET / HTTP/1.1\r\nHost: a\r\nX-Long: " + "x".repeat(11_000));

        staysCalm(service);
    }

    @Test
    void aBodyThatTricklesInIsGivenUp() throws Exception {
        flood(0, 1, "POST /api/orders HTTP/1.1\r\nHost: a\r\nContent-Length: 60\r\n\r\nx");
        var begun = Instant.now();

        String answer = new String(rude.getFirst().getInputStream().readAllBytes(), US_ASCII);

        assertThat(answer).startsWith("HTTP/1.1 408").contains("application/problem+json");
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(25));
    }

    @Test
    void morePagesThanThereIsRoomForHarmNobody() throws Exception {
        flood(
                0,
                4_500,
                "GET /live/tickets?id=%s HTTP/1.1\r\nHost: a\r\n\r\n"
                        .formatted("019ac1f0-0000-7000-8000-000000000000"));

        staysCalm(0);
    }

    private void flood(int service, int connections, String message) throws IOException {
        int port = URI.create(RunningSystem.current().service(service)).getPort();
        byte[] bytes = message.getBytes(US_ASCII);
        for (int n = 0; n < connections; n++) {
            var socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(60_000);
            rude.add(socket);
            try {
                socket.getOutputStream().write(bytes);
            } catch (IOException alreadyRefused) {
                assertThat(n).isPositive();
            }
        }
    }

    private static void staysCalm(int service) throws Exception {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var uri = URI.create(RunningSystem.current().service(service) + path(service));
            for (int n = 0; n < CALM_CALLS; n++) {
                var begun = Instant.now();
                var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(answer.body()).isIn(200, 401, 405);
                assertThat(Duration.between(begun, Instant.now())).isLessThan(CALM);
            }
        }
    }

    private static String path(int service) {
        return switch (service) {
            case 1 -> "/api/users/currentuser";
            case 3 -> "/api/orders";
            case 4 -> "/api/payments";
            default -> "/api/tickets";
        };
    }
}
