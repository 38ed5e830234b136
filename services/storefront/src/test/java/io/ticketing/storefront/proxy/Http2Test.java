package io.ticketing.storefront.proxy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The origin called over HTTP/2 in clear text: by upgrade, as the JDK's client does it, and by
/// clients that know beforehand.
@QuarkusTest
@WithTestResource(Services.class)
class Http2Test {

    private static final int LIMIT = 64 * 1024;
    private static Vertx vertx;

    @TestHTTPResource
    URI origin;

    private HttpClient client;

    private record Answer(int status, MultiMap headers, Buffer body, HttpVersion version) {

        JsonObject json() {
            return new JsonObject(body);
        }
    }

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        await(vertx.close());
    }

    @AfterEach
    void close() {
        if (client != null) {
            await(client.close());
        }
    }

    @Test
    void answersTheJdksClientAtItsDefaults() throws Exception {
        try (var jdk = java.net.http.HttpClient.newHttpClient()) {
            var tickets = HttpRequest.newBuilder(uri("/api/tickets"));
            var first = jdk.send(
                    tickets.POST(BodyPublishers.ofString("{\"title\":\"ä\"}")).build(), BodyHandlers.ofString());
            var second = jdk.send(tickets.GET().build(), BodyHandlers.ofString());

            assertThat(first.version()).isEqualTo(java.net.http.HttpClient.Version.HTTP_2);
            assertThat(new JsonObject(first.body()).getString("body")).isEqualTo("{\"title\":\"ä\"}");
            assertThat(second.version()).isEqualTo(java.net.http.HttpClient.Version.HTTP_2);
            assertThat(new JsonObject(second.body()).getString("method")).isEqualTo("GET");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, LIMIT})
    void upgradesWithABodyOfAnySize(int size) throws Exception {
        try (var jdk = java.net.http.HttpClient.newHttpClient()) {
            var answer = jdk.send(
                    HttpRequest.newBuilder(uri("/api/tickets"))
                            .POST(BodyPublishers.ofString("x".repeat(size)))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(new JsonObject(answer.body()).getString("body")).hasSize(size);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void passesBodies(boolean upgrade) {
        connect(upgrade);

        for (int size : List.of(0, 1, LIMIT)) {
            Answer answer = call(HttpMethod.POST, "/api/orders?a=b", Buffer.buffer("x".repeat(size)));

            assertThat(answer.status).as(answer.body.toString()).isEqualTo(200);
            assertThat(answer.version).isEqualTo(HttpVersion.HTTP_2);
            assertThat(answer.json().getString("uri")).isEqualTo("/api/orders?a=b");
            assertThat(answer.json().getString("body")).hasSize(size);
        }
    }

    /// A connection that is closed after its answer might be another call's by then. One that is
    /// given back on another thread may come too late for the next call.
    @Test
    void keepsTheConnectionToAServiceAfterAnAnswer() {
        connect(false);

        Set<Integer> connections = IntStream.range(0, 20)
                .mapToObj(n -> call(HttpMethod.POST, "/api/orders", body(n)).json())
                .map(seen -> seen.getInteger("connection"))
                .collect(Collectors.toSet());

        assertThat(connections).hasSizeLessThan(5);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/tickets/refused, 409",
        "/api/payments, 503",
        "/api/tickets/silent, 504",
        "/api/tickets/hung-up, 502",
        "/api/unknown, 404",
        "/api/tickets?q=%zz, 400",
        "/api/tickets?q=a b, 400",
        "/a^b, 400",
        "/api/tickets/../../q/health, 404"
    })
    void answersRefusalsAndFailures(String path, int status) {
        connect(false);

        Answer answer = call(HttpMethod.POST, path, Buffer.buffer("{}"));

        assertThat(answer.status).isEqualTo(status);
        assertThat(answer.headers.get("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.json().getInteger("status")).isEqualTo(status);
        assertThat(call(HttpMethod.GET, "/api/tickets", null).status).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {LIMIT + 1, 4 * LIMIT, 40 * LIMIT})
    void refusesLargerBodiesAndGoesOn(int size) {
        connect(false);

        assertThat(call(HttpMethod.POST, "/api/tickets", Buffer.buffer(new byte[size])).status)
                .isEqualTo(413);
        assertThat(call(HttpMethod.GET, "/api/tickets", null).status).isEqualTo(200);
    }

    @Test
    void passesAnswersWithoutABody() {
        connect(false);

        assertThat(call(HttpMethod.DELETE, "/api/tickets/gone", null).status).isEqualTo(204);
        Answer head = call(HttpMethod.HEAD, "/api/tickets", null);
        assertThat(head.status).isEqualTo(200);
        assertThat(head.body.length()).isZero();
    }

    @Test
    void streamsLargeAnswersInParallelOnOneConnection() {
        connect(false);

        List<Future<Long>> large = IntStream.range(0, 4)
                .mapToObj(_ -> request(HttpMethod.GET, "/api/tickets/large")
                        .compose(HttpClientRequest::send)
                        .compose(Http2Test::count))
                .toList();
        List<Future<Answer>> small = IntStream.range(0, 90)
                .mapToObj(n -> send(HttpMethod.POST, "/api/orders/" + n, body(n)))
                .toList();

        for (int n = 0; n < small.size(); n++) {
            Answer answer = await(small.get(n));
            assertThat(answer.json().getString("uri")).isEqualTo("/api/orders/" + n);
            assertThat(answer.json().getString("body")).isEqualTo(body(n).toString());
        }
        for (Future<Long> size : large) {
            assertThat(await(size)).isEqualTo((long) Services.LARGE_CHUNKS * Services.CHUNK.length);
        }
    }

    /// More in all than connections to a service; no more on one than netty takes for an attack.
    @Test
    void freesAServicesConnectionWhenAStreamIsCancelled() {
        for (int connection = 0; connection < 2; connection++) {
            connect(false);
            for (int n = 0; n < 150; n++) {
                HttpClientRequest request = await(request(HttpMethod.GET, "/api/tickets/large"));
                await(request.send());
                request.reset();
            }
            assertThat(call(HttpMethod.GET, "/api/tickets", null).status).isEqualTo(200);
            await(client.close());
        }
    }

    @Test
    void neverLetsACutAnswerPassForAWholeOne() {
        connect(false);

        assertThatThrownBy(() -> call(HttpMethod.GET, "/api/tickets/cut", null))
                .hasRootCauseInstanceOf(StreamResetException.class);
        assertThat(call(HttpMethod.GET, "/api/tickets", null).status).isEqualTo(200);
    }

    @Test
    void joinsCookiesThatCameApart() {
        connect(false);

        JsonObject seen = await(
                        request(HttpMethod.GET, "/api/users/currentuser").compose(request -> {
                            request.headers().add("cookie", "session=a").add("cookie", "theme=dark");
                            return read(request.send());
                        }))
                .json();

        assertThat(seen.getJsonObject("headers").getString("cookie")).isEqualTo("session=a; theme=dark");
        assertThat(seen.getJsonObject("headers").getString("x-forwarded-host")).isEqualTo(origin.getAuthority());
    }

    private void connect(boolean upgrade) {
        client = vertx.createHttpClient(
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(upgrade),
                new PoolOptions().setHttp2MaxSize(1));
    }

    private Answer call(HttpMethod method, String path, Buffer body) {
        return await(send(method, path, body));
    }

    private Future<Answer> send(HttpMethod method, String path, Buffer body) {
        return request(method, path).compose(request -> read(body == null ? request.send() : request.send(body)));
    }

    private Future<HttpClientRequest> request(HttpMethod method, String path) {
        return client.request(new RequestOptions()
                .setHost(origin.getHost())
                .setPort(origin.getPort())
                .setMethod(method)
                .setURI(path));
    }

    private static Future<Answer> read(Future<HttpClientResponse> sent) {
        return sent.compose(answer ->
                answer.body().map(body -> new Answer(answer.statusCode(), answer.headers(), body, answer.version())));
    }

    private static Future<Long> count(HttpClientResponse answer) {
        long[] size = {0};
        answer.handler(chunk -> size[0] += chunk.length());
        return answer.end().map(_ -> size[0]);
    }

    private static Buffer body(int n) {
        return Buffer.buffer("{\"n\":%d}".formatted(n));
    }

    private URI uri(String path) {
        return URI.create("http://" + origin.getAuthority() + path);
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }
}
