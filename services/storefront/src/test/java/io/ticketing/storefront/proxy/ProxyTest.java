package io.ticketing.storefront.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.storefront.client.Wire;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@WithTestResource(Services.class)
class ProxyTest {

    private static final int LIMIT = 64 * 1024;
    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource
    URI origin;

    @ParameterizedTest
    @CsvSource({
        "/api/users/currentuser, auth",
        "/.well-known/jwks.json, auth",
        "/api/tickets, tickets",
        "/api/tickets/1?q=a%20b&limit=2, tickets",
        "/api/currencies, tickets",
        "/api/orders, orders"
    })
    void passesEachPathToItsService(String path, String service) throws Exception {
        var answer = send(request(path));

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonObject seen = new JsonObject(answer.body());
        assertThat(seen.getString("service")).isEqualTo(service);
        assertThat(seen.getString("uri")).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void passesMethodBodyCookieAndCredentials(String method) throws Exception {
        var answer = send(request("/api/orders")
                .method(method, BodyPublishers.ofString("{\"ä\":1}"))
                .header("Content-Type", "application/json")
                .header("Cookie", "session=abc; theme=dark")
                .header("Authorization", "Bearer abc")
                .header("Idempotency-Key", "k1"));

        JsonObject seen = new JsonObject(answer.body());
        assertThat(seen.getString("method")).isEqualTo(method);
        assertThat(seen.getString("body")).isEqualTo("{\"ä\":1}");
        assertThat(seen.getJsonObject("headers").getMap())
                .containsEntry("cookie", "session=abc; theme=dark")
                .containsEntry("authorization", "Bearer abc")
                .containsEntry("idempotency-key", "k1")
                .containsEntry("content-type", "application/json");
    }

    @Test
    void passesStatusCookiesAndEtagBackAndKeepsLocationsOnTheOneOrigin() throws Exception {
        var answer = send(request("/api/tickets/created").POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("location")).contains("/api/tickets/1");
        assertThat(answer.headers().allValues("set-cookie")).containsExactly("a=1; Path=/", "b=2; HttpOnly");
        assertThat(answer.headers().firstValue("etag")).contains("\"7\"");
    }

    @Test
    void passesAnswersWithoutABody() throws Exception {
        var deleted = send(request("/api/tickets/gone").DELETE());
        var head = send(request("/api/tickets").method("HEAD", BodyPublishers.noBody()));

        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void tellsTheServiceWhoCalledAndBelievesNoClientAboutIt() throws Exception {
        var answer = send(request("/api/users/signin")
                .header("X-Forwarded-For", "6.6.6.6")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Prefix", "/evil")
                .header("Forwarded", "for=6.6.6.6")
                .header("X-Real-IP", "6.6.6.6")
                .header("X-Request-Timeout-Ms", "1"));

        var headers = new JsonObject(answer.body()).getJsonObject("headers");
        assertThat(headers.getMap())
                .containsEntry("x-forwarded-for", "127.0.0.1")
                .containsEntry("x-forwarded-proto", "http")
                .containsEntry("x-forwarded-host", origin.getAuthority())
                .containsEntry("x-request-timeout-ms", "500")
                .doesNotContainKeys("x-forwarded-prefix", "forwarded", "x-real-ip");
    }

    @Test
    void keepsHopByHopHeadersOnTheirHop() throws Exception {
        String there = raw("""
                        GET /api/tickets HTTP/1.1
                        Host: localhost
                        Connection: X-Mine
                        Connection: close
                        X-Mine: secret
                        Keep-Alive: timeout=5
                        TE: trailers
                        Upgrade: websocket

                        """);
        var back = send(request("/api/tickets/refused"));

        assertThat(there).contains("200 OK").doesNotContain("x-mine", "keep-alive", "websocket", "\"te\"");
        assertThat(back.statusCode()).isEqualTo(409);
        assertThat(back.body()).isEqualTo("{\"status\":409}");
        assertThat(back.headers().map()).doesNotContainKeys("connection", "x-internal");
        assertThat(back.headers().allValues("x-frame-options")).containsExactly("DENY");
    }

    @Test
    void streamsLargeAnswers() throws Exception {
        HttpResponse<InputStream> answer =
                client.send(request("/api/tickets/large").build(), BodyHandlers.ofInputStream());

        try (InputStream body = answer.body()) {
            assertThat(body.transferTo(OutputStream.nullOutputStream()))
                    .isEqualTo((long) Services.LARGE_CHUNKS * Services.CHUNK.length);
        }
    }

    @Test
    void neverLetsACutAnswerPassForAWholeOne() {
        assertThatThrownBy(() -> send(request("/api/tickets/cut"))).isInstanceOf(IOException.class);
    }

    @Test
    void answersProblemsForServicesThatDoNot() throws Exception {
        var unreachable = send(request("/api/payments").POST(BodyPublishers.ofString("{}")));
        var silent = send(request("/api/tickets/silent"));
        var hungUp = send(request("/api/tickets/hung-up"));

        assertProblem(unreachable, 503, "/problems/service-unavailable");
        assertThat(unreachable.headers().firstValue("retry-after")).contains("1");
        assertProblem(silent, 504, "/problems/gateway-timeout");
        assertProblem(hungUp, 502, "/problems/bad-gateway");
        assertProblem(send(request("/api/tickets/cut-short")), 502, "/problems/bad-gateway");
    }

    @Test
    void passesABodyOfExactlyTheLimit() throws Exception {
        String body = "x".repeat(LIMIT);

        var counted = send(request("/api/tickets").POST(BodyPublishers.ofString(body)));
        var chunked = send(request("/api/tickets").POST(chunked(LIMIT)));

        assertThat(new JsonObject(counted.body()).getString("body")).isEqualTo(body);
        assertThat(new JsonObject(chunked.body()).getString("body")).hasSize(LIMIT);
    }

    @ParameterizedTest
    @ValueSource(ints = {LIMIT + 1, 4 * LIMIT})
    void refusesLargerBodiesWithAndWithoutALength(int size) throws Exception {
        var counted = send(request("/api/tickets").POST(BodyPublishers.ofByteArray(new byte[size])));
        var chunked = send(request("/api/tickets").POST(chunked(size)));

        assertProblem(counted, 413, "/problems/request-entity-too-large");
        assertProblem(chunked, 413, "/problems/request-entity-too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/../q/health",
                "/api/tickets/../../q/health",
                "/api/tickets/%2e%2e/%2e%2e/q/health",
                "/api/tickets/..%2f..%2fq/health",
                "/api/tickets/..%5c..%5cq/health",
                "/api/tickets\\..\\..\\q\\health",
                "/api/tickets/..;/..;/q/health",
                "//q/health",
                "/api/tickets//q/health",
                "//api/tickets",
                "/api/tickets/./1",
                "/api/tickets%00",
                "/api/%74ickets",
                "http://127.0.0.1/api/tickets/../../q/health",
                "*"
            })
    void answersNothingOnPathsInDisguise(String path) throws Exception {
        String answer = raw("GET " + path + " HTTP/1.1\nHost: localhost\nConnection: close\n\n");

        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("\"service\"", "\"UP\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/", "/api/ticketsx", "/api/unknown", "/nothing", "/q/nothing"})
    void answersAProblemForUnknownPaths(String path) throws Exception {
        assertProblem(send(request(path)), 404, "/problems/not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/q/nothing", "/apis", "/docs-of-old"})
    void showsBrowsersAPageForUnknownPaths(String path) throws Exception {
        var page = send(request(path).header("Accept", BROWSER));

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.headers().firstValue("content-type")).contains("text/html;charset=utf-8");
        assertThat(page.body()).contains("There is nothing here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/", "/api/unknown", "/api/payments", "/api/../sell"})
    void answersBrowsersThatCallTheApiWithAProblemToo(String path) throws Exception {
        var answer = send(request(path).header("Accept", BROWSER));

        assertThat(answer.statusCode()).isIn(404, 503);
        assertProblem(
                answer,
                answer.statusCode(),
                answer.statusCode() == 404 ? "/problems/not-found" : "/problems/service-unavailable");
    }

    @Test
    void passesCompressedAnswersAsTheyAre() throws Exception {
        var answer = client.send(
                request("/api/tickets/compressed")
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofByteArray());

        assertThat(answer.headers().allValues("content-encoding")).containsExactly("gzip");
        assertThat(answer.body()).isEqualTo(Services.COMPRESSED);
    }

    @Test
    void passesAddressesOfAHundredIds() throws Exception {
        String address = IntStream.range(0, 100)
                .mapToObj(_ -> "id=" + UUID.randomUUID())
                .collect(joining("&", "/api/tickets?limit=100&q=open%20air%20opera&", ""));

        for (String path : List.of(address, "/api/tickets?q=" + "x".repeat(8_000))) {
            var answer = send(request(path));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(new JsonObject(answer.body()).getString("uri")).isEqualTo(path);
        }
    }

    @Test
    void refusesAddressesThatAreTooLong() throws Exception {
        var answer = send(request("/api/tickets?q=" + "x".repeat(8_192)));

        assertThat(answer.statusCode()).isEqualTo(414);
    }

    @Test
    void refusesHeadersThatAreTooLong() throws Exception {
        String answer = raw("GET /api/tickets HTTP/1.1\nHost: localhost\nX-Long: " + "x".repeat(32 * 1024) + "\n\n");

        assertThat(answer).startsWith("HTTP/1.1 431");
    }

    @Test
    void showsTheDocumentationOfTheWholeApi() throws Exception {
        var page = send(request("/docs/"));
        var document = send(request("/openapi").header("Accept", "application/json"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("/openapi");
        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(document.body()).getJsonObject("info").getString("title"))
                .isEqualTo("Ticketing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "tickets", "orders", "payments"})
    void mergesEveryServicesDescription(String service) throws Exception {
        var merged = new ObjectMapper()
                .readTree(send(request("/openapi?format=json")).body());
        var own =
                new YAMLMapper().readTree(Path.of("..", service, "openapi.yaml").toFile());

        for (String part : List.of(
                "/paths",
                "/components/schemas",
                "/components/responses",
                "/components/headers",
                "/components/securitySchemes")) {
            assertThat(own.at(part).properties()).as(part).isNotEmpty();
            assertThat(merged.at(part).properties())
                    .as(part)
                    .containsAll(own.at(part).properties());
        }
    }

    @Test
    void saysInTheDescriptionWhereItWasAskedFor() throws Exception {
        var merged = new ObjectMapper()
                .readTree(send(request("/openapi?format=json")).body());

        assertThat(merged.at("/servers")).hasSize(1);
        assertThat(merged.at("/servers/0/url").textValue()).isEqualTo("{address}");
        assertThat(merged.at("/servers/0/variables/address/default").textValue())
                .isEqualTo("http://" + origin.getAuthority());
    }

    @Test
    void isReadyWhateverTheServicesDo() throws Exception {
        assertThat(send(request("/q/health/ready")).statusCode()).isEqualTo(200);
    }

    @Test
    void sendsSecurityHeadersWithEveryAnswer() throws Exception {
        for (String path : List.of(
                "/api/tickets",
                "/api/unknown",
                "/api/payments",
                "/docs/",
                "/nothing",
                "/openapi",
                "/assets/nothing",
                "/live/orders/1",
                "/q/health")) {
            assertThat(send(request(path)).headers().map())
                    .as(path)
                    .containsKeys("content-security-policy", "referrer-policy")
                    .containsEntry("x-content-type-options", List.of("nosniff"))
                    .containsEntry("x-frame-options", List.of("DENY"));
        }
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        JsonObject problem = new JsonObject(answer.body());
        assertThat(problem.getString("type")).isEqualTo(type);
        assertThat(problem.getInteger("status")).isEqualTo(status);
        assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("message"))
                .isEqualTo(problem.getString("detail"));
    }

    private static HttpRequest.BodyPublisher chunked(int size) {
        return BodyPublishers.fromPublisher(BodyPublishers.ofString("x".repeat(size)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + origin.getAuthority() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /// Sends what no well-behaved client would.
    private String raw(String message) throws IOException {
        return Wire.send(origin, message.replace("\n", "\r\n"));
    }
}
