package io.ticketing.outbox;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.common.errors.InterruptException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.tickets.TicketListed;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The example that `docs/events.md` links to, for other teams.
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class ListenTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @ConfigProperty(name = "quarkus.rest-client.schema-registry.url")
    String registry;

    @ConfigProperty(name = "ticketing.topics.prefix")
    String prefix;

    @Test
    void printsWhatIsPublished() throws InterruptedException {
        TicketListed listed = Listings.titled("Siegfried Idyll");
        UUID eventId = UUID.randomUUID();
        List<String> lines = new CopyOnWriteArrayList<>();
        TestEvents.publish(eventId, listed);

        Thread listener = Thread.ofPlatform().start(() -> listen(lines));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(lines)
                        .anySatisfy(line -> assertThat(line)
                                .startsWith(eventId + " io.ticketing.contracts.tickets.TicketListed {")
                                .contains("\"title\": \"Siegfried Idyll\"", "\"price\": 2000")));
        listener.interrupt();
        listener.join();
    }

    private void listen(List<String> lines) {
        try {
            Listen.listen(broker, registry, prefix + "tickets", prefix + "reader", lines::add);
        } catch (InterruptException _) {
            // of the test
        } catch (Exception failure) {
            lines.add(failure.toString());
        }
    }
}
