package io.ticketing.storefront.proxy;

import java.io.IOException;
import java.net.URI;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.storefront.client.Wire;

import static org.assertj.core.api.Assertions.assertThat;

/// What is refused before a request is routed is a problem like any other.
@QuarkusTest
@WithTestResource(Services.class)
class EarlyRefusalTest {

    private static final String HOST = "Host: localhost\r\n";

    @TestHTTPResource
    URI origin;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /?q=%zz HTTP/1.1 | 400",
                "GET /api/unknown?q=%zz HTTP/1.1 | 400",
                "GET /live/tickets?id=%zz HTTP/1.1 | 400",
                "GET /tickets/%zz HTTP/1.1 | 400",
                "GET /api/%zz HTTP/1.1 | 400",
                "GET /assets/%zz HTTP/1.1 | 400",
                "GET / | 400",
                "GET | 400",
                "GET / HTTP/1.1 x | 400",
                "GET / HTTP/x | 400",
                "GET / FTP/1.1 | 505",
                "GET  HTTP/1.1 | 400",
                "G\u0001T / HTTP/1.1 | 400",
                "(GET) / HTTP/1.1 | 400",
                "GET / HTTP/2.0 | 505",
                "GET / HTTP/1.2 | 505",
                "GET / HTTP/0.9 | 505",
                "GET tickets HTTP/1.1 | 404",
                "FOO /api/tickets HTTP/1.1 | 405",
                "TRACE /api/tickets HTTP/1.1 | 405",
                "CONNECT localhost:80 HTTP/1.1 | 404",
                "OPTIONS * HTTP/1.1 | 404"
            })
    void answersRequestLinesThatAreNone(String line, int status) throws IOException {
        assertProblem(raw(line + "\r\n" + HOST + "Connection: close\r\n\r\n"), status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Other: a | 400",
                "Host: | 400",
                "Host: a b | 400",
                "Host: a/b | 400",
                "Host: a:b | 400",
                "Host: [::1 | 400",
                "Host: a\\nHost: b | 400",
                "Host: a\\nContent-Length: 1\\nContent-Length: 2 | 400",
                "Host: a\\nContent-Length: x | 400",
                "Host: a\\nContent-Length: -1 | 400",
                "Host: a\\nTransfer-Encoding: gzip | 501",
                "Host: a\\nTransfer-Encoding: gzip, chunked | 501",
                "Host: a\\nBad Name: x | 400",
                "Host: a\\nNoColon | 400",
                "Host: a\\nX-Nul: a\u0000b | 400"
            })
    void answersHeadersThatAreNone(String headers, int status) throws IOException {
        String lines = headers.strip().replace("\\n", "\r\n");

        assertProblem(raw("POST /api/tickets HTTP/1.1\r\n" + lines + "\r\n\r\n"), status);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_193, 9_000, 20_000, 200_000})
    void answersAddressesThatAreTooLong(int length) throws IOException {
        assertProblem(raw("GET /" + "x".repeat(length) + " HTTP/1.1\r\n" + HOST + "\r\n"), 414);
        assertProblem(raw("GET /?q=" + "x".repeat(length) + " HTTP/1.0\r\n\r\n"), 414);
    }

    @ParameterizedTest
    @ValueSource(ints = {13_000, 40_000, 200_000})
    void answersHeadersThatAreTooLong(int length) throws IOException {
        String line = "GET /api/tickets HTTP/1.1\r\n" + HOST;

        assertProblem(raw(line + "X-Long: " + "x".repeat(length) + "\r\n\r\n"), 431);
        assertProblem(raw(line + "X-Short: xxxxxxxxxxxx\r\n".repeat(length / 20) + "\r\n"), 431);
    }

    @Test
    void answersABodyInBrokenPieces() throws IOException {
        assertProblem(
                raw("POST /api/tickets HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nzz\r\n"),
                400);
    }

    @Test
    void refusesInItsTurn() throws IOException {
        String answers =
                raw("GET /api/tickets/1 HTTP/1.1\r\n%s\r\nGET /api/tickets/2 HTTP/1.1\r\n%s\r\nGET /%s HTTP/1.1\r\n\r\n"
                        .formatted(HOST, HOST, "x".repeat(9_000)));

        assertThat(answers).startsWith("HTTP/1.1 200");
        assertThat(answers.indexOf("/api/tickets/1")).isLessThan(answers.indexOf("/api/tickets/2"));
        assertProblem(answers.substring(answers.lastIndexOf("HTTP/1.1 ")), 414);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c",
                "Connection: Upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA",
                "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: %%%",
                "Connection: Upgrade\r\nUpgrade: websocket"
            })
    void ignoresAnUpgradeThatCanNotBeMade(String headers) throws IOException {
        String answer =
                raw("GET /api/tickets HTTP/1.1\r\n%s%s\r\n\r\nGET /nothing HTTP/1.1\r\n%sConnection: close\r\n\r\n"
                        .formatted(HOST, headers, HOST));

        assertThat(answer).startsWith("HTTP/1.1 200").contains("HTTP/1.1 404");
    }

    @Test
    void speaksTheOldVersion() throws IOException {
        assertThat(raw("GET /api/tickets HTTP/1.0\r\n\r\n")).contains("200 OK", "\"service\"");
        assertThat(raw("GET /api/tickets/pieces HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"))
                .contains("200 OK")
                .endsWith("\r\n\r\nonetwo");
    }

    private static void assertProblem(String answer, int status) {
        assertThat(answer).startsWith("HTTP/1.").contains(" " + status + " ");
        String head = answer.substring(0, answer.indexOf("\r\n\r\n")).toLowerCase();
        assertThat(head).contains("content-type: application/problem+json");
        JsonObject problem = new JsonObject(answer.substring(answer.indexOf("\r\n\r\n") + 4));
        assertThat(problem.getInteger("status")).isEqualTo(status);
        assertThat(problem.getString("type")).startsWith("/problems/");
        assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("message"))
                .isNotBlank();
    }

    private String raw(String message) throws IOException {
        return Wire.send(origin, message);
    }
}
