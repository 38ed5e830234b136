package io.ticketing.outbox;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.tickets.TicketListed;
import io.ticketing.testing.BrokerDoor;
import io.ticketing.testing.Forwarder;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestInfrastructure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A channel that can't read its topic stands still: the service reports that, and recovers when it
/// can.
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
@TestProfile(ReadingTest.ThroughADoor.class)
class ReadingTest {

    public static class ThroughADoor implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("mp.messaging.incoming.ticket-events.bootstrap.servers", "127.0.0.1:" + port());
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String TITLE = "Tosca, with a tear in the page";

    @Inject
    Sql sql;

    private BrokerDoor door;

    @BeforeEach
    void openTheDoor() throws Exception {
        door = new BrokerDoor(port(), URI.create("kafka://" + kafka()));
        await().atMost(PATIENCE).until(() -> readiness() == 200);
    }

    @AfterEach
    void closeTheDoor() throws Exception {
        door.close();
    }

    @Test
    void isNotReadyWhileWhatComesNextCanNotBeReadAndGoesOnOnceItCan() {
        TicketListed before = Listings.titled("Turandot");
        TicketListed damaged = Listings.titled(TITLE);
        TestEvents.publish(before);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(sql.heardOf(before.getTicketId())).isEqualTo(1));

        door.damage(TITLE.getBytes(UTF_8));
        TestEvents.publish(damaged);

        await().atMost(PATIENCE).until(() -> readiness() == 503);
        assertThat(RestAssured.get("/q/health/ready").jsonPath().getMap(CHECK + "data"))
                .hasEntrySatisfying(
                        "ticket-events", cause -> assertThat(cause).asString().contains("corrupt"));
        assertThat(RestAssured.get("/q/health/live").statusCode()).isEqualTo(200);

        door.heal();

        await().atMost(PATIENCE).until(() -> readiness() == 200);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(sql.heardOf(damaged.getTicketId())).isEqualTo(1));
    }

    private static final String CHECK = "checks.find { it.name == 'reading' }.";

    private static int readiness() {
        return RestAssured.get("/q/health/ready").statusCode();
    }

    private static String kafka() {
        return System.getProperty("ticketing.test.kafka");
    }

    /// Profile and test are in different class loaders, so they share a system property.
    private static int port() {
        String property = "ticketing.test.door.reading";
        if (System.getProperty(property) == null) {
            System.setProperty(property, String.valueOf(Forwarder.freePort()));
        }
        return Integer.getInteger(property);
    }
}
