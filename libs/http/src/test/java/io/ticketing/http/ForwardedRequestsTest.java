package io.ticketing.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(SilentNameServer.class)
class ForwardedRequestsTest {

    private static final String CLAIMS = """
            X-Forwarded-For: 203.0.113.7\r
            X-Forwarded-Proto: https\r
            X-Forwarded-Host: tickets.example\r
            """;

    @TestHTTPResource("/seen")
    URI seen;

    SilentNameServer nameServer;

    @Test
    void takeATrustedProxysWord() throws IOException {
        assertThat(seenFrom("127.0.0.1", CLAIMS)).endsWith("203.0.113.7 https tickets.example");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "others have one loopback address")
    void takeTheWordOfOneThatWasNamed() throws IOException {
        assertThat(seenFrom("127.0.0.9", CLAIMS)).endsWith("203.0.113.7 https tickets.example");
    }

    @ParameterizedTest
    @EnabledOnOs(value = OS.LINUX, disabledReason = "others have one loopback address")
    @ValueSource(
            strings = {
                CLAIMS,
                "Forwarded: for=203.0.113.7;proto=https;host=tickets.example\r\n",
                "X-Forwarded-Ssl: on\r\nX-Forwarded-Port: 443\r\nX-Forwarded-Prefix: /x\r\n"
            })
    void countNothingThatOthersSay(String claims) throws IOException {
        assertThat(seenFrom("127.0.0.2", claims)).endsWith("127.0.0.2 http here");
    }

    @Test
    void refuseAHostThatIsNone() throws IOException {
        assertThat(seenFrom("127.0.0.1", "X-Forwarded-Host: :\r\nX-Forwarded-For: 203.0.113.7\r\n"))
                .matches("(?s)HTTP/1.1 (200|400) .*");
    }

    @ParameterizedTest
    @CsvSource({
        "'203.0.113.7, 10.0.0.1', 203.0.113.7",
        "203.0.113.7:4711,        203.0.113.7",
        "2001:db8::1,             2001:db8:0:0:0:0:0:1",
        "[2001:db8::1],           2001:db8:0:0:0:0:0:1",
        "[2001:db8::1]:4711,      2001:db8:0:0:0:0:0:1",
        "::ffff:203.0.113.7,      203.0.113.7",
        "unknown,                 127.0.0.1",
        "'unknown, 203.0.113.7',  127.0.0.1",
        "_hidden,                 127.0.0.1",
        "[2001:db8::1,            127.0.0.1",
        "203.0.113.0/24,          127.0.0.1",
        "'',                      127.0.0.1",
    })
    void takeTheClientsAddressOrNothing(String written, String client) throws IOException {
        assertThat(seenFrom("127.0.0.1", "X-Forwarded-For: %s\r\nX-Forwarded-Proto: https\r\n".formatted(written)))
                .endsWith(client + " https here");
    }

    @Test
    void stillHaveTheirBodies() throws IOException {
        assertThat(call("127.0.0.1", "POST /body", CLAIMS + "Content-Length: 5\r\n", "hello"))
                .endsWith("hello");
    }

    @Test
    @SuppressWarnings("unchecked")
    void askNoNameServer() throws IOException {
        var lookups = (Queue<String>) System.getProperties().get(TestNames.LOOKUPS);
        assertThat(lookups).contains("proxy.test", "silent.test");
        int before = lookups.size();

        for (int i = 0; i < 50; i++) {
            seenFrom("127.0.0.1", CLAIMS);
            seenFrom("127.0.0.1", "");
        }

        assertThat(nameServer.queries()).isZero();
        assertThat(lookups).hasSize(before);
    }

    private String seenFrom(String address, String headers) throws IOException {
        return call(address, "GET /seen", headers, "");
    }

    /// Host names stay as they are here too: a test's own lookups would count.
    private String call(String from, String what, String headers, String body) throws IOException {
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(new InetSocketAddress("127.0.0.1", seen.getPort()), 5_000);
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write("%s HTTP/1.1\r\nHost: here\r\nConnection: close\r\n%s\r\n%s"
                            .formatted(what, headers, body)
                            .getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }
}
