package io.ticketing.outbox;

import java.time.Duration;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.tickets.TicketListed;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A replaced primary still answers, but accepts no writes: events wait.
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class ReadOnlyDatabaseTest {

    /// More attempts than for an event that can't be applied.
    private static final int MANY = 6;

    /// By then the pauses between attempts have grown long.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Sql sql;

    private Waits waits;

    @BeforeEach
    void takeNoWrites() {
        // What earlier tests published would fail, too, and would be reported.
        TestEvents.awaitHandled("tickets", "messaging-test");
        waits = new Waits();
        sql.takeWrites(false);
    }

    @AfterEach
    void takeWrites() {
        waits.close();
        sql.takeWrites(true);
    }

    @Test
    void appliesAnEventOnceTheDatabaseTakesWritesAgain() {
        TicketListed listed = Listings.titled("Lohengrin");

        TestEvents.publish(listed);
        await().atMost(PATIENCE).until(() -> waits.count() >= MANY);
        assertThat(TestEvents.deadLetters("tickets", "messaging-test"))
                .noneMatch(it -> it.key().equals(listed.getTicketId().toString()));
        sql.takeWrites(true);

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(sql.heardOf(listed.getTicketId())).isEqualTo(1));
        assertThat(TestEvents.deadLetters("tickets", "messaging-test"))
                .noneMatch(it -> it.key().equals(listed.getTicketId().toString()));
        // A record of another test may fail for a moment when its connection is ended.
        await().untilAsserted(() -> {
            assertThat(waits.words().getLast()).contains(" works again");
            assertThat(waits.words()).filteredOn(it -> it.contains(" fails, ")).hasSizeLessThan(MANY);
        });
    }
}
