package io.ticketing.expiration;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.expirations.ReservationDue;
import io.ticketing.testing.TestEvents;

import static org.awaitility.Awaitility.await;

/// Redis is down for a while.
@QuarkusTest
@WithTestResource(RedisDoor.class)
class RedisOutageTest {

    private final HttpClient http = HttpClient.newHttpClient();

    RedisDoor door;

    @TestHTTPResource("/q/health/ready")
    URI readiness;

    @Test
    void waitsSaysSoAndGoesOn() {
        await().until(this::isReady);
        var before = OrderFixture.dueIn(Duration.ofSeconds(2));
        TestEvents.publish(before.placed());

        door.shut();
        await().until(() -> !isReady());
        var meanwhile = OrderFixture.dueIn(Duration.ZERO);
        TestEvents.publish(meanwhile.placed());
        door.open();

        await().until(this::isReady);
        awaitDue(before);
        awaitDue(meanwhile);
    }

    private boolean isReady() throws Exception {
        var request =
                HttpRequest.newBuilder(readiness).timeout(Duration.ofSeconds(5)).build();
        return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    }

    private static void awaitDue(OrderFixture order) {
        TestEvents.await(ReservationDue.class, order.id());
    }
}
