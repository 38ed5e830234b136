package io.ticketing.journeys;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

/// Clients that take their time, against the processes as they ship.
@Journey
class RudeClientsIT {

    @Test
    void aBodyThatTricklesInIsGivenUp() throws Exception {
        int port = URI.create(RunningSystem.current().origin()).getPort();
        String half = "POST /api/orders HTTP/1.1\r\nHost: a\r\nContent-Length: 60\r\n\r\nx";
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(half.getBytes(US_ASCII));
            var begun = Instant.now();

            String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);

            assertThat(answer).startsWith("HTTP/1.1 408").contains("application/problem+json");
            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(25));
        }
    }
}
