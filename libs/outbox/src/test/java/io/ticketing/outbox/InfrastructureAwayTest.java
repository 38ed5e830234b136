package io.ticketing.outbox;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.tickets.TicketListed;
import io.ticketing.testing.Forwarder;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Broker and registry may come up later than the service: it waits, and no event is lost or given
/// up.
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
@TestProfile(InfrastructureAwayTest.NothingListens.class)
class InfrastructureAwayTest {

    public static class NothingListens implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "mp.messaging.connector.smallrye-kafka.bootstrap.servers",
                    "127.0.0.1:" + port("broker"),
                    "quarkus.rest-client.schema-registry.url",
                    "http://127.0.0.1:" + port("registry") + "/apis/ccompat/v7",
                    "ticketing.events.retry.longest",
                    "200ms",
                    "ticketing.outbox.longest-pause",
                    "200ms");
        }
    }

    @Inject
    Outbox outbox;

    @Inject
    Transactions transactions;

    @Inject
    Sql sql;

    @Test
    void deliversEverythingOnceBrokerAndRegistryAreBack() throws Throwable {
        TicketListed outgoing = Listings.titled("Symphony No. 9");
        TicketListed incoming = Listings.titled("Missa solemnis");
        TestEvents.publish(incoming);
        VertxContextSupport.subscribeAndAwait(() -> transactions.run(() -> outbox.add(outgoing)));
        RestAssured.get("/q/health/live").then().statusCode(200);
        assertThat(sql.waitingInOutbox()).isEqualTo(1);

        try (var _ = new Forwarder(port("registry"), URI.create(real("ticketing.test.registry")));
                var _ = new Forwarder(port("broker"), URI.create("kafka://" + real("ticketing.test.kafka")))) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThat(sql.heardOf(incoming.getTicketId())).isEqualTo(1));
            TestEvents.await(TicketListed.class, outgoing::equals);
            await().untilAsserted(() -> assertThat(sql.waitingInOutbox()).isZero());
        }
        assertThat(TestEvents.deadLetters("tickets", "messaging-test")).isEmpty();
    }

    /// Profile and test are in different class loaders, so they share a system property.
    private static int port(String server) {
        String property = "ticketing.test.away." + server;
        if (System.getProperty(property) == null) {
            System.setProperty(property, String.valueOf(Forwarder.freePort()));
        }
        return Integer.getInteger(property);
    }

    private static String real(String property) {
        return System.getProperty(property);
    }
}
