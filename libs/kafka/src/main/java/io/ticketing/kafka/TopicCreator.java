package io.ticketing.kafka;

import java.time.Duration;
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

/// Creates the topics that a service uses, and their dead-letter topics, with the configured
/// partitions. An event counts as published when it is on two brokers, if there are as many.
/// Existing topics stay as they are.
///
/// The service starts without waiting for the broker, and is ready once its topics exist.
@Readiness
@ApplicationScoped
class TopicCreator implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(TopicCreator.class);
    private static final long SECONDS_BETWEEN_TRIES = 1;
    private static final int MOST_COPIES = 3;

    /// A record lives for the topic's retention plus up to this long, since Kafka deletes whole
    /// segments: 168 h and 12 h by default, while an inbox remembers for 192 h. Kafka's own
    /// default, a week, would make it 336 h.
    private static final Duration SEGMENT = Duration.ofHours(12);

    private final TopicsConfig config;
    private final Map<String, Object> kafka;
    private final String service;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
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
        executor.execute(this::createMissing);
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
            int brokers = admin.describeCluster().nodes().get().size();
            if (config.create()) {
                for (KafkaFuture<Void> creation :
                        admin.createTopics(topics(copies(brokers))).values().values()) {
                    await(creation);
                }
            }
            done = true;
            executor.shutdown();
            if (brokers > 1) {
                Durability.check(admin, used());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException e) {
            LOG.warnf("Topics could not be created yet, trying again: %s", e.getMessage());
            if (!executor.isShutdown()) {
                executor.schedule(this::createMissing, SECONDS_BETWEEN_TRIES, TimeUnit.SECONDS);
            }
        }
    }

    private short copies(int brokers) {
        return config.replicationFactor().orElse((short) Math.min(MOST_COPIES, brokers));
    }

    private List<String> used() {
        return config.uses().orElse(List.of()).stream().map(config::nameOf).toList();
    }

    private List<NewTopic> topics(short copies) {
        return used().stream()
                .flatMap(name -> Stream.of(topic(name, copies), deadLettersOf(name, copies)))
                .toList();
    }

    private NewTopic topic(String name, short copies) {
        return topic(name, copies, Map.of());
    }

    private NewTopic deadLettersOf(String name, short copies) {
        String retention = String.valueOf(config.deadLetterRetention().toMillis());
        String longest = String.valueOf(DeadLetters.LONGEST);
        return topic(
                DeadLetters.topicOf(name, service),
                copies,
                Map.of(
                        TopicConfig.RETENTION_MS_CONFIG, retention,
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, longest));
    }

    private NewTopic topic(String name, short copies, Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, acknowledged(copies));
        all.put(TopicConfig.SEGMENT_MS_CONFIG, String.valueOf(SEGMENT.toMillis()));
        return new NewTopic(name, config.partitions(), copies).configs(all);
    }

    /// Losing one broker loses no acknowledged event.
    private static String acknowledged(short copies) {
        return String.valueOf(Math.min(Durability.COPIES, copies));
    }

    private static void await(KafkaFuture<Void> creation) throws InterruptedException, ExecutionException {
        try {
            creation.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
