package io.ticketing.outbox;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.tickets.TicketListed;
import io.ticketing.testing.BrokerDoor;
import io.ticketing.testing.Forwarder;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A relay that is cut off from Kafka gives its turn to another one, which publishes newer events.
/// Its own events must not arrive behind them when the network works again.
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
@TestProfile(RelayCutOffTest.ThroughADoor.class)
class RelayCutOffTest {

    public static class ThroughADoor implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "mp.messaging.outgoing.events.bootstrap.servers",
                    "127.0.0.1:" + port(),
                    "ticketing.outbox.longest-pause",
                    "200ms");
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Outbox outbox;

    @Inject
    Transactions transactions;

    @Inject
    Pool pool;

    @Inject
    Sql sql;

    private final UUID ticketId = UUID.randomUUID();

    @Test
    void publishesNothingAfterAnotherTookItsTurn() throws Throwable {
        try (var door = new BrokerDoor(port(), URI.create("kafka://" + kafka()))) {
            save(1);
            await().atMost(PATIENCE).until(() -> versions().equals(List.of(1L)));

            door.shut();
            save(2);
            try (var next = new NextRelay()) {
                next.waitForItsTurn();
                TestEvents.publish(version(2));
                TestEvents.publish(version(3));
                next.emptyTheOutbox();
            }
            await().atMost(PATIENCE).until(() -> versions().equals(List.of(1L, 2L, 3L)));
            door.open();
            save(4);

            await().atMost(PATIENCE).until(() -> versions().contains(4L));
            assertThat(versions()).isEqualTo(List.of(1L, 2L, 3L, 4L));
        }
    }

    /// Another replica, with the same database and its own network.
    private final class NextRelay implements AutoCloseable {

        private final SqlConnection connection = pool.getConnection().await().atMost(PATIENCE);

        /// Not before the other has begun.
        void waitForItsTurn() {
            await().atMost(PATIENCE).until(() -> sql.advisoryLocks() > 0);
            run("begin; select pg_advisory_xact_lock(" + OutboxBatch.LOCK + ")");
        }

        void emptyTheOutbox() {
            run("delete from outbox; commit");
        }

        @Override
        public void close() {
            connection.close().await().atMost(PATIENCE);
        }

        private void run(String statements) {
            connection.query(statements).execute().await().atMost(PATIENCE);
        }
    }

    private void save(long version) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> transactions.run(() -> outbox.add(version(version))));
    }

    private TicketListed version(long version) {
        return Listings.versioned(ticketId, version, "Peter Grimes");
    }

    private List<Long> versions() {
        return TestEvents.all(TicketListed.class, ticketId).stream()
                .map(TicketListed::getVersion)
                .toList();
    }

    private static String kafka() {
        return System.getProperty("ticketing.test.kafka");
    }

    /// Profile and test are in different class loaders, so they share a system property.
    private static int port() {
        String property = "ticketing.test.door.relay";
        if (System.getProperty(property) == null) {
            System.setProperty(property, String.valueOf(Forwarder.freePort()));
        }
        return Integer.getInteger(property);
    }
}
