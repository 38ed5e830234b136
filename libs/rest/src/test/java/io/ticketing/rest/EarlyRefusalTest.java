package io.ticketing.rest;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// A service may be called without the storefront. Its refusals of requests that are never routed
/// are problems too.
@QuarkusTest
@WithTestResource(KeyServer.class)
class EarlyRefusalTest {

    private static final String REST = "\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    @TestHTTPResource
    URI service;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /things/origin?q=%zz HTTP/1.1 | 400",
                "GET /things/origin?%=1 HTTP/1.1 | 400",
                "GET /things/%zz HTTP/1.1 | 400",
                "GET /nothing/%zz HTTP/1.1 | 400",
                "GET /things/%c3%28 HTTP/1.1 | 404",
                "GET /q/health?%zz HTTP/1.1 | 400",
                "GET / HTTP/1.1 x | 400",
                "GET | 400",
                "G\u0001T / HTTP/1.1 | 400",
                "GET things HTTP/1.1 | 404",
                "GET / HTTP/2.0 | 505",
                "FOO /things HTTP/1.1 | 405",
                "TRACE /things HTTP/1.1 | 405",
                "CONNECT localhost:80 HTTP/1.1 | 404",
                "OPTIONS * HTTP/1.1 | 404"
            })
    void answersRequestLinesThatAreNone(String line, int status) throws IOException {
        assertProblem(raw(line + REST), status);
    }

    @ParameterizedTest
    @CsvSource({"9000, 414", "100000, 414"})
    void answersAddressesThatAreTooLong(int length, int status) throws IOException {
        assertProblem(raw("GET /things?q=" + "x".repeat(length) + " HTTP/1.1" + REST), status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"X-Long: LONG | 431", "Host: b | 400", "Content-Length: x | 400", "No Name: x | 400"})
    void answersHeadersThatAreNone(String header, int status) throws IOException {
        String line = header.strip().replace("LONG", "x".repeat(20_000));

        assertProblem(raw("POST /things HTTP/1.1\r\n" + line + REST), status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/things?limit=%zz", "/things?limit=a b", "/things/a^b"})
    void answersAddressesThatAreNoneOverHttp2(String address) throws IOException {
        var http2 =
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false);
        Vertx vertx = Vertx.vertx();
        String answer = vertx.createHttpClient(http2)
                .request(HttpMethod.GET, service.getPort(), service.getHost(), address)
                .compose(HttpClientRequest::send)
                .compose(head -> head.body().map(body -> asText(head, body)))
                .onComplete(_ -> vertx.close())
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        assertProblem(answer, 400);
    }

    private static String asText(HttpClientResponse head, Buffer body) {
        return "HTTP/1.1 %d \r\nContent-Type: %s\r\n\r\n%s"
                .formatted(head.statusCode(), head.getHeader("Content-Type"), body);
    }

    private static void assertProblem(String answer, int status) throws IOException {
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        int end = answer.indexOf("\r\n\r\n");
        assertThat(answer.substring(0, end).toLowerCase()).contains("content-type: application/problem+json");
        var problem = new ObjectMapper().readTree(answer.substring(end));
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("errors")).isNotEmpty();
    }

    private String raw(String message) throws IOException {
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(message.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
