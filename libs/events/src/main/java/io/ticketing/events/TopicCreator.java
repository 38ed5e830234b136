package io.ticketing.events;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/// Makes the topics that a service uses, and their dead-letter topics, with the configured
/// partitions. Those that are there stay as they are.
///
/// The service starts without waiting for the broker and is ready once its topics are there.
@Readiness
@ApplicationScoped
class TopicCreator implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(TopicCreator.class);
    private static final long SECONDS_BETWEEN_TRIES = 1;

    private final TopicsConfig config;
    private final Map<String, Object> kafka;
    private final String service;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("topic-creator").factory());
    private volatile boolean done;

    TopicCreator(
            TopicsConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.config = config;
        this.kafka = kafka;
        this.service = service;
        this.done = !config.create();
    }

    void start(@Observes StartupEvent event) {
        if (!done) {
            executor.execute(this::createMissing);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        executor.shutdownNow();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("topics").status(done).build();
    }

    private void createMissing() {
        try (Admin admin = Admin.create(new HashMap<>(kafka))) {
            for (KafkaFuture<Void> creation : admin.createTopics(topics()).values().values()) {
                await(creation);
            }
            done = true;
            executor.shutdown();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException e) {
            LOG.warnf("Topics are not there yet, trying again: %s", e.getMessage());
            if (!executor.isShutdown()) {
                executor.schedule(this::createMissing, SECONDS_BETWEEN_TRIES, TimeUnit.SECONDS);
            }
        }
    }

    private List<NewTopic> topics() {
        return config.uses().orElse(List.of()).stream()
                .map(config::nameOf)
                .flatMap(name -> Stream.of(topic(name), deadLettersOf(name)))
                .toList();
    }

    private NewTopic topic(String name) {
        return new NewTopic(name, config.partitions(), config.replicationFactor());
    }

    private NewTopic deadLettersOf(String name) {
        String retention = String.valueOf(config.deadLetterRetention().toMillis());
        String longest = String.valueOf(DeadLetters.LONGEST);
        return topic(DeadLetters.topicOf(name, service))
                .configs(
                        Map.of(
                                TopicConfig.RETENTION_MS_CONFIG, retention,
                                TopicConfig.MAX_MESSAGE_BYTES_CONFIG, longest));
    }

    private static void await(KafkaFuture<Void> creation)
            throws InterruptedException, ExecutionException {
        try {
            creation.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
