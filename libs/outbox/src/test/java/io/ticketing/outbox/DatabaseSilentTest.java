package io.ticketing.outbox;

import java.time.Duration;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.tickets.TicketListed;
import io.ticketing.postgresql.Migration;
import io.ticketing.testing.LateServers;
import io.ticketing.testing.TestEvents;

import static io.ticketing.testing.LateServers.Server.BROKER;
import static io.ticketing.testing.LateServers.Server.DATABASE;
import static io.ticketing.testing.LateServers.Server.REGISTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A network that loses packets closes no connection, so a caller must give up on its own.
@QuarkusTest
@WithTestResource(LateServers.class)
@TestProfile(DatabaseSilentTest.ShortPatience.class)
class DatabaseSilentTest {

    public static class ShortPatience implements QuarkusTestProfile {

        /// Longer than a batch takes.
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "ticketing.database.answer-timeout", "5s",
                    "quarkus.datasource.reactive.idle-timeout", "2s",
                    "ticketing.events.retry.longest", "200ms",
                    "ticketing.outbox.longest-pause", "200ms");
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Outbox outbox;

    @Inject
    Transactions transactions;

    @Inject
    Migration migration;

    @Inject
    Sql sql;

    @Test
    void emptiesTheOutboxAlthoughTheConnectionsFellSilentDuringABatch() throws Throwable {
        TicketListed listed = Listings.titled("Die Walküre");
        LateServers.come(DATABASE, REGISTRY);
        await().atMost(PATIENCE).until(migration::isDone);
        VertxContextSupport.subscribeAndAwait(() -> transactions.run(() -> outbox.add(listed)));
        await().until(() -> sql.advisoryLocks() == 1);

        LateServers.silence(DATABASE);
        LateServers.come(BROKER);

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(sql.waitingInOutbox()).isZero());
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(sql.heardOf(listed.getTicketId())).isEqualTo(1));
        assertThat(TestEvents.deadLetters("tickets", "messaging-test")).isEmpty();
    }
}
