package io.ticketing.outbox;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The metrics for operators at `/q/metrics`.
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class MetricsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final double AN_HOUR = 3600;
    private static final long NOBODYS_FINGERPRINT = 42;

    @ConfigProperty(name = "ticketing.topics.prefix")
    String prefix;

    @Inject
    Sql sql;

    @Test
    void countEveryMessageThatIsGivenUp() {
        double before = deadLettersOf("tickets");

        TestEvents.publishRaw("tickets", "a key", Map.of(), new byte[] {7});

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(deadLettersOf("tickets")).isEqualTo(before + 1));
    }

    @Test
    void countFromNothingSoThatTheFirstIsARise() {
        assertThat(deadLettersOf("orders")).isZero();
    }

    @Test
    void tellHowLongTheOldestEventHasWaitedInTheOutbox() {
        UUID id = UUID.randomUUID();
        sql.run(
                "insert into outbox (id, occurred_at, key, subject, schema_fingerprint, body)"
                        + " values ($1, now() - interval '1 hour', $1, $1, $2, '')",
                Tuple.of(id, NOBODYS_FINGERPRINT));
        try {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(age()).isGreaterThanOrEqualTo(AN_HOUR));
        } finally {
            sql.run("delete from outbox where id = $1", Tuple.of(id));
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(age()).isZero());
    }

    private static double age() {
        return valueOf("ticketing_outbox_oldest_seconds");
    }

    private double deadLettersOf(String topic) {
        return valueOf("ticketing_dead_letters_total{topic=\"%s%s\"}".formatted(prefix, topic));
    }

    /// After the value comes the trace that changed it last.
    private static double valueOf(String series) {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.split(" ")[1]))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + series));
    }
}
