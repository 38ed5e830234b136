package io.ticketing.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Future;
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
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static java.net.http.HttpClient.Version.HTTP_1_1;
import static org.assertj.core.api.Assertions.assertThat;

/// The same over HTTP/2, where many requests share a connection.
@QuarkusTest
@TestProfile(RudeClientsTest.SmallLimits.class)
class RudeStreamsTest {

    @TestHTTPResource
    URI server;

    private final Vertx vertx = Vertx.vertx();
    private HttpClient client;

    private record Answer(HttpClientResponse head, Buffer body) {}

    @BeforeEach
    void connect() {
        client = vertx.createHttpClient(
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false),
                new PoolOptions().setHttp2MaxSize(1));
    }

    @AfterEach
    void disconnect() {
        await(vertx.close());
    }

    @Test
    void givesUpABodyThatDoesNotArriveAndNoOther() {
        HttpClientRequest half = halfABody(4);

        Answer answer = await(read(half.response()));

        assertThat(answer.head.statusCode()).isEqualTo(408);
        assertThat(answer.head.getHeader("content-type")).isEqualTo("application/problem+json");
        assertThat(new JsonObject(answer.body).getInteger("status")).isEqualTo(408);
        assertThat(seen().statusCode()).isEqualTo(200);
    }

    @Test
    void whoSendsHalfOfMuchMakesRoomForWhoSendsAllOfIt() throws Exception {
        List<HttpClientRequest> rude =
                IntStream.range(0, 15).mapToObj(_ -> halfABody(50_000)).toList();
        try (var calm = java.net.http.HttpClient.newBuilder().version(HTTP_1_1).build()) {
            String body = "y".repeat(60_000);
            var request = HttpRequest.newBuilder(server.resolve("/body"))
                    .POST(BodyPublishers.ofString(body))
                    .build();
            for (int n = 0; n < 20; n++) {
                var answer = calm.send(request, BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo(body);
            }
        }

        HttpClientResponse refused = await(rude.getFirst().response());
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.getHeader("retry-after")).isEqualTo("1");
    }

    @Test
    void holdsAddressesAndHeadersToTheSameLimits() {
        HttpClientResponse address =
                await(request(HttpMethod.GET, "/seen?q=" + "x".repeat(8_192)).compose(HttpClientRequest::send));
        HttpClientResponse headers = await(request(HttpMethod.GET, "/seen")
                .compose(sent -> sent.putHeader("x-long", "x".repeat(25_000)).send()));

        assertThat(address.statusCode()).isEqualTo(414);
        assertThat(headers.statusCode()).isEqualTo(431);
        assertThat(seen().statusCode()).isEqualTo(200);
    }

    private static Future<Answer> read(Future<HttpClientResponse> sent) {
        return sent.compose(head -> head.body().map(body -> new Answer(head, body)));
    }

    private HttpClientResponse seen() {
        return await(request(HttpMethod.GET, "/seen").compose(HttpClientRequest::send));
    }

    private HttpClientRequest halfABody(int size) {
        HttpClientRequest request = await(request(HttpMethod.POST, "/body"));
        request.putHeader("content-length", "60000").write("x".repeat(size));
        return request;
    }

    private Future<HttpClientRequest> request(HttpMethod method, String path) {
        return client.request(new RequestOptions()
                .setHost(server.getHost())
                .setPort(server.getPort())
                .setMethod(method)
                .setURI(path));
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }
}
