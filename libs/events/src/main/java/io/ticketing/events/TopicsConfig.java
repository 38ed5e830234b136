package io.ticketing.events;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Which topics a service uses and how they are made.
@ConfigMapping(prefix = "ticketing.topics")
public interface TopicsConfig {

    /// Put before every topic's name, so that several installations can share a Kafka cluster.
    Optional<String> prefix();

    /// The topics this service reads or writes, without prefix.
    Optional<List<String>> uses();

    /// Whether missing topics are made at start; off where the cluster's operator makes them.
    @WithDefault("true")
    boolean create();

    @WithDefault("12")
    int partitions();

    /// In how many copies events are kept: as many as there are brokers, and three at most, unless
    /// said.
    Optional<Short> replicationFactor();

    /// How long dead letters wait for a person; events are kept as long as the broker says.
    @WithDefault("90d")
    Duration deadLetterRetention();

    /// The full name of a topic.
    default String nameOf(String topic) {
        return prefix().orElse("") + topic;
    }
}
