package io.ticketing.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.vertx.core.Vertx;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Makes a service not ready while one of its channels can't read its topic, for example because
/// the next batch can't be unpacked, or the brokers refuse it.
///
/// The channel itself retries without end and reports nothing. So each channel that receives
/// nothing is checked.
@Readiness
@ApplicationScoped
class PollWatch implements HealthCheck {

    static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    /// A single failure may come from a broker that has just changed its role.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaClientService kafka;
    private final Vertx vertx;
    private final Map<KafkaConsumer<?, ?>, PollProbe> probes = new ConcurrentHashMap<>();
    private long timer;

    PollWatch(KafkaClientService kafka, Vertx vertx) {
        this.kafka = kafka;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(BETWEEN_LOOKS.toMillis(), _ -> look());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    @Override
    public HealthCheckResponse call() {
        List<PollProbe> failing = probes.values().stream()
                .filter(probe -> probe.failsFor(PATIENCE))
                .toList();
        var check = HealthCheckResponse.named("reading").status(failing.isEmpty());
        failing.forEach(probe -> probe.describe(check));
        return check.build();
    }

    private void look() {
        for (String channel : kafka.getConsumerChannels()) {
            for (KafkaConsumer<?, ?> consumer : kafka.getConsumers(channel)) {
                probes.computeIfAbsent(consumer, it -> new PollProbe(channel, it))
                        .look();
            }
        }
    }
}
