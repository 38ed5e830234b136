package io.ticketing.expiration;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.expirations.ReservationDue;
import io.ticketing.testing.TestEvents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A service that has just started, and has published nothing yet.
@QuarkusTest
@WithTestResource(RegistryDoor.class)
class FirstWordsTest {

    RegistryDoor registry;

    /// Asked for each of them, it would answer the last one seconds later.
    @Test
    void askTheRegistryOnceAboutAThousandThatAreDueAtOnce() {
        var due = OrderFixture.dueIn(Duration.ofSeconds(4));
        var orders = Stream.generate(due::another).limit(1_000).toList();
        TestEvents.publish(orders.stream().map(OrderFixture::placed).toList());

        var ids = orders.stream().map(OrderFixture::id).toList();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> TestEvents.all(ReservationDue.class, _ -> true).stream()
                        .map(ReservationDue::getOrderId)
                        .collect(Collectors.toSet())
                        .containsAll(ids));
        // One to read orders' events, and one for its own events.
        assertThat(registry.visits()).isBetween(1, 2);
    }
}
