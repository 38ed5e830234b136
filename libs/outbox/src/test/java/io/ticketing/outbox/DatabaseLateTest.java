package io.ticketing.outbox;

import java.time.Duration;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.tickets.TicketListed;
import io.ticketing.testing.LateServers;
import io.ticketing.testing.TestEvents;

import static io.ticketing.testing.LateServers.Server.BROKER;
import static io.ticketing.testing.LateServers.Server.DATABASE;
import static io.ticketing.testing.LateServers.Server.REGISTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The database may come up later than the service, and without tables: events wait.
@QuarkusTest
@WithTestResource(LateServers.class)
class DatabaseLateTest {

    @Inject
    Outbox outbox;

    @Inject
    Transactions transactions;

    @Inject
    Sql sql;

    @Test
    void appliesAndPublishesEventsOnceTheSchemaIsThere() throws Throwable {
        TicketListed incoming = Listings.titled("Das Rheingold");
        TicketListed outgoing = Listings.titled("Siegfried");
        RestAssured.get("/q/health/live").then().statusCode(200);
        LateServers.come(BROKER, REGISTRY);
        TestEvents.publish(incoming);
        RestAssured.get("/q/health/ready").then().statusCode(503);

        LateServers.come(DATABASE);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> RestAssured.get("/q/health/ready").statusCode() == 200);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(sql.heardOf(incoming.getTicketId())).isEqualTo(1));
        VertxContextSupport.subscribeAndAwait(() -> transactions.run(() -> outbox.add(outgoing)));
        TestEvents.await(TicketListed.class, outgoing::equals);
        assertThat(TestEvents.deadLetters("tickets", "messaging-test")).isEmpty();
    }
}
