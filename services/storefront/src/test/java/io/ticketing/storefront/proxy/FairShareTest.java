package io.ticketing.storefront.proxy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(Services.class)
@TestProfile(FairShareTest.FewConnections.class)
@EnabledOnOs(value = OS.LINUX, disabledReason = "others have one loopback address")
class FairShareTest {

    private static final String SLOW = "/api/tickets/silent";

    public static class FewConnections implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "ticketing.storefront.connections-per-service", "4",
                    "ticketing.storefront.idle-timeout", "3s");
        }
    }

    @TestHTTPResource
    URI origin;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void disconnect() {
        await(vertx.close());
    }

    @Test
    void leavesConnectionsToOthersWhileOneClientHasManySlowCalls() {
        HttpClient rude = client("127.0.0.1");
        HttpClient calm = client("127.0.0.2");
        List<Future<Integer>> slow =
                IntStream.range(0, 12).mapToObj(_ -> call(rude, SLOW)).toList();

        for (int n = 0; n < 10; n++) {
            assertThat(await(call(calm, "/api/tickets"))).isEqualTo(200);
        }

        assertThat(slow).noneMatch(Future::isComplete);
        assertThat(slow.stream().map(FairShareTest::await))
                .containsOnly(504, 429)
                .filteredOn(status -> status == 504)
                .hasSize(3);
        assertThat(await(call(rude, "/api/tickets"))).isEqualTo(200);
        assertThat(await(call(rude, "/api/orders"))).isEqualTo(200);
    }

    @Test
    void letsAClientsCallsWaitForEachOther() {
        HttpClient busy = client("127.0.0.1");

        List<Future<Integer>> calls = IntStream.range(0, 200)
                .mapToObj(_ -> call(busy, "/api/tickets"))
                .toList();

        assertThat(calls.stream().map(FairShareTest::await)).containsOnly(200);
    }

    private HttpClient client(String address) {
        return vertx.createHttpClient(
                new HttpClientOptions().setLocalAddress(address), new PoolOptions().setHttp1MaxSize(200));
    }

    private Future<Integer> call(HttpClient client, String path) {
        return client.request(HttpMethod.GET, origin.getPort(), origin.getHost(), path)
                .compose(HttpClientRequest::send)
                .compose(answer -> answer.end().map(answer.statusCode()));
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }
}
