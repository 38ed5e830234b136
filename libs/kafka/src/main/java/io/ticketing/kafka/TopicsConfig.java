package io.ticketing.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Which topics a service uses, and how they are created.
@ConfigMapping(prefix = "ticketing.topics")
public interface TopicsConfig {

    /// The prefix of every topic's name, so that several installations can share a Kafka cluster.
    Optional<String> prefix();

    /// The topics this service reads or writes, without prefix.
    Optional<List<String>> uses();

    /// Whether missing topics are created at start; off if the cluster's operator creates them.
    @WithDefault("true")
    boolean create();

    @WithDefault("12")
    int partitions();

    /// How many copies of events are kept; by default as many as there are brokers, but at most
    /// three.
    Optional<Short> replicationFactor();

    /// How long dead letters are kept for a person; events are kept as long as the broker says.
    @WithDefault("90d")
    Duration deadLetterRetention();

    /// The full name of a topic.
    default String nameOf(String topic) {
        return prefix().orElse("") + topic;
    }
}
