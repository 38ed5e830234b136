package io.ticketing.outbox;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.tickets.TicketListed;
import io.ticketing.testing.Forwarder;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/// The broker may come up in the middle of a batch: no event of a ticket then overtakes another.
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
@TestProfile(BrokerLateTest.NobodyIsAtTheDoor.class)
class BrokerLateTest {

    public static class NobodyIsAtTheDoor implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "mp.messaging.outgoing.events.bootstrap.servers",
                    "127.0.0.1:" + port(),
                    "mp.messaging.outgoing.events.max.block.ms",
                    "500",
                    "ticketing.outbox.longest-pause",
                    "200ms");
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// One batch, which fails long before each event would fail separately.
    private static final int EVENTS = 40;

    @Inject
    Outbox outbox;

    @Inject
    OutboxBatch batch;

    @Inject
    Transactions transactions;

    @Inject
    Sql sql;

    @Test
    void keepsTheOrderOfATicketsEventsAlthoughABatchFailed() throws Throwable {
        UUID ticketId = UUID.randomUUID();
        List<Long> versions = LongStream.rangeClosed(1, EVENTS).boxed().toList();
        TicketListed[] events = versions.stream()
                .map(version -> Listings.versioned(ticketId, version, "Oberon"))
                .toArray(TicketListed[]::new);
        VertxContextSupport.subscribeAndAwait(() -> transactions.run(() -> outbox.add(events)));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThatThrownBy(() -> batch.relay().await().atMost(PATIENCE))
                                .isNotNull());

        try (var _ = new Forwarder(port(), URI.create("kafka://" + System.getProperty("ticketing.test.kafka")))) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(sql.waitingInOutbox()).isZero());
            await().untilAsserted(() -> assertThat(versionsOf(ticketId)).containsAll(versions));
        }
        assertThat(versionsOf(ticketId).stream().distinct().toList()).isEqualTo(versions);
    }

    private static List<Long> versionsOf(UUID ticketId) {
        return TestEvents.all(TicketListed.class, ticketId).stream()
                .map(TicketListed::getVersion)
                .toList();
    }

    /// Profile and test are in different class loaders, so they share a system property.
    private static int port() {
        String property = "ticketing.test.late-broker";
        if (System.getProperty(property) == null) {
            System.setProperty(property, String.valueOf(Forwarder.freePort()));
        }
        return Integer.getInteger(property);
    }
}
