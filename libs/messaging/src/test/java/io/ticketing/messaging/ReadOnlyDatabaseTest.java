package io.ticketing.messaging;

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

/// A primary that another one has replaced still answers, but takes no writes: events wait.
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class ReadOnlyDatabaseTest {

    /// More than an event gets that can't be applied.
    private static final int MANY = 6;

    @Inject Sql sql;

    @BeforeEach
    void takeNoWrites() {
        sql.takeWrites(false);
    }

    @AfterEach
    void takeWrites() {
        sql.takeWrites(true);
    }

    @Test
    void appliesAnEventOnceTheDatabaseTakesWritesAgain() {
        TicketListed listed = Listings.titled("Lohengrin");

        try (Waits waits = new Waits()) {
            TestEvents.publish(listed);
            await().until(() -> waits.count() >= MANY);
        }
        assertThat(TestEvents.deadLetters("tickets", "messaging-test"))
                .noneMatch(it -> it.key().equals(listed.getTicketId().toString()));
        sql.takeWrites(true);

        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(sql.heardOf(listed.getTicketId())).isEqualTo(1));
        assertThat(TestEvents.deadLetters("tickets", "messaging-test"))
                .noneMatch(it -> it.key().equals(listed.getTicketId().toString()));
    }
}
