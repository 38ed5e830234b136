package io.ticketing.kafka;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;

/// How long the topics of this service keep an event, so that it may be delivered again.
///
/// Kafka deletes whole segments. A segment accepts records for up to `segment.ms`, and is deleted
/// when its newest record is as old as `retention.ms`. So its oldest record lives for both
/// together.
@ApplicationScoped
public class EventLifetime {

    private static final Logger LOG = Logger.getLogger(EventLifetime.class);

    /// Brokers check for deletable segments every five minutes, and take one more to delete them.
    private static final Duration UNTIL_DELETED = Duration.ofMinutes(10);

    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final Map<String, Object> kafka;
    private final TopicsConfig topics;

    EventLifetime(@Identifier("default-kafka-broker") Map<String, Object> kafka, TopicsConfig topics) {
        this.kafka = kafka;
        this.topics = topics;
    }

    /// The longest time of all topics. Zero if the brokers refuse to tell; fails while they are
    /// unreachable.
    public Uni<Duration> longest() {
        return Uni.createFrom()
                .item(this::ask)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(CallersContext.executor());
    }

    private Duration ask() {
        List<ConfigResource> used = topics.uses().orElse(List.of()).stream()
                .map(topics::nameOf)
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        try (Admin admin = Admin.create(new HashMap<>(kafka))) {
            return admin.describeConfigs(used).values().values().stream()
                    .flatMap(answer -> settings(answer).stream())
                    .map(EventLifetime::of)
                    .max(Comparator.naturalOrder())
                    .orElse(Duration.ZERO);
        }
    }

    /// Empty if the topic does not exist, or its settings may not be read.
    private static Optional<Config> settings(KafkaFuture<Config> answer) {
        try {
            return Optional.of(answer.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                LOG.warnf(
                        "Can't find out how long events are kept: %s",
                        e.getCause().getMessage());
                return Optional.empty();
            }
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw new IllegalStateException("The topics' settings can't be read", e.getCause());
        }
    }

    private static Duration of(Config settings) {
        long retention = number(settings, TopicConfig.RETENTION_MS_CONFIG);
        long segment = number(settings, TopicConfig.SEGMENT_MS_CONFIG);
        if (retention < 0 || segment > FOR_EVER.toMillis() || retention > FOR_EVER.toMillis()) {
            return FOR_EVER;
        }
        return Duration.ofMillis(retention).plusMillis(segment).plus(UNTIL_DELETED);
    }

    private static long number(Config settings, String name) {
        return Long.parseLong(settings.get(name).value());
    }
}
