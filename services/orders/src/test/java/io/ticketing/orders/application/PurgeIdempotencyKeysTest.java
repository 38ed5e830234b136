package io.ticketing.orders.application;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.ticketing.idempotency.PurgeIdempotencyKeys;
import io.ticketing.orders.Marketplace;
import io.ticketing.orders.TestClock;
import io.ticketing.testing.TestInfrastructure;

import static io.ticketing.orders.Marketplace.as;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class PurgeIdempotencyKeysTest {

    @Inject
    PurgeIdempotencyKeys purge;

    @Inject
    Marketplace marketplace;

    @Inject
    TestClock clock;

    private final UUID buyer = UUID.randomUUID();

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void forgetsAnAnswerAfterADayOnly() throws Throwable {
        var ticket = marketplace.list(5);
        post(Map.of("ticketId", ticket)).statusCode(201);
        var other = Map.of("ticketId", ticket, "quantity", 2);

        clock.putForward(Duration.ofHours(23));
        VertxContextSupport.subscribeAndAwait(purge::purge);
        post(other).statusCode(422);

        clock.putForward(Duration.ofHours(1));
        VertxContextSupport.subscribeAndAwait(purge::purge);
        post(other).statusCode(201);
    }

    private ValidatableResponse post(Object body) {
        return as(buyer)
                .header("Idempotency-Key", "a day")
                .body(body)
                .post("/api/orders")
                .then();
    }
}
