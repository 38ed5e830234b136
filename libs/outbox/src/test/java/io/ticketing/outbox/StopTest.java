package io.ticketing.outbox;

import java.util.Map;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import io.ticketing.contracts.tickets.TicketListed;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A stopping service finishes its work, and publishes the resulting events.
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
@TestProfile(StopTest.NobodyLooksByHimself.class)
@TestMethodOrder(OrderAnnotation.class)
class StopTest {

    public static class NobodyLooksByHimself implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ticketing.outbox.poll-interval", "1h");
        }
    }

    /// More than a batch.
    private static final int LEFT = 120;

    @Inject
    Event<ShutdownEvent> shutdown;

    @Inject
    Outbox outbox;

    @Inject
    Transactions transactions;

    @Inject
    Pool pool;

    @Inject
    Sql sql;

    /// As nobody looks regularly, it depends on the wake-up after the commit.
    @Test
    @Order(1)
    void publishesAtOnceWhatIsCommittedWhileItRuns() throws Throwable {
        TicketListed saved = Listings.titled("Lohengrin");

        VertxContextSupport.subscribeAndAwait(() -> transactions.run(() -> outbox.add(saved)));

        assertThat(TestEvents.await(TicketListed.class, saved::equals)).isEqualTo(saved);
    }

    @Test
    @Order(2)
    void emptiesTheOutboxOnceTheLastEventIsApplied() throws Exception {
        TicketListed left = Listings.titled("Tristan und Isolde");
        TicketListed applied = Listings.titled("Parsifal");
        sql.fillOutbox(LEFT, left);
        var other = pool.getConnection().await().indefinitely();
        other.query("begin; lock table listing").execute().await().indefinitely();
        TestEvents.publish(applied);
        await().until(() -> sql.locksOn("listing") == 2);

        other.query("select pg_sleep(1); commit").execute().subscribe().with(_ -> {});
        shutdown.fire(new ShutdownEvent());

        assertThat(sql.heardOf(applied.getTicketId())).isEqualTo(1);
        assertThat(sql.waitingInOutbox()).isZero();
        await().until(() -> TestEvents.all(TicketListed.class, left::equals).size() == LEFT);
        assertThat(sql.heardOf(left.getTicketId())).as("begun after the stop").isZero();
    }
}
