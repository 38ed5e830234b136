package io.ticketing.storefront.pages;

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
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import io.ticketing.storefront.marketplace.Marketplace;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(Marketplace.class)
@TestProfile(TurnsTest.FewConnections.class)
@EnabledOnOs(value = OS.LINUX, disabledReason = "others have one loopback address")
class TurnsTest {

    public static class FewConnections implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "ticketing.storefront.connections-per-service", "4",
                    "quarkus.rest-client.connection-pool-size", "4",
                    "quarkus.rest-client.read-timeout", "3000");
        }
    }

    @TestHTTPResource
    URI origin;

    Marketplace marketplace;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void disconnect() {
        await(vertx.close());
    }

    @Test
    void showsOthersTheirPagesWhileOneVisitorHasManySlowOnes() {
        marketplace.reset();
        marketplace.tickets.stall(call -> "slow".equals(call.query().get("q")));
        HttpClient rude = client("127.0.0.1");
        HttpClient calm = client("127.0.0.2");
        List<Future<Integer>> slow =
                IntStream.range(0, 12).mapToObj(_ -> get(rude, "/?q=slow")).toList();

        for (int n = 0; n < 10; n++) {
            assertThat(await(get(calm, "/"))).isEqualTo(200);
        }

        assertThat(slow).noneMatch(Future::isComplete);
        assertThat(slow.stream().map(TurnsTest::await))
                .containsOnly(503, 429)
                .filteredOn(status -> status == 503)
                .hasSize(3);
        assertThat(await(get(rude, "/"))).isEqualTo(200);
    }

    private HttpClient client(String address) {
        return vertx.createHttpClient(
                new HttpClientOptions().setLocalAddress(address), new PoolOptions().setHttp1MaxSize(20));
    }

    private Future<Integer> get(HttpClient client, String path) {
        return client.request(HttpMethod.GET, origin.getPort(), origin.getHost(), path)
                .compose(request -> request.putHeader("Accept", "text/html").send())
                .compose(answer -> answer.end().map(answer.statusCode()));
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }
}
