package io.ticketing.messaging;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Pace and limits of the relay.
@ConfigMapping(prefix = "ticketing.outbox")
public interface OutboxConfig {

    /// How often the outbox is looked at when no commit of this process wakes the relay.
    @WithDefault("500ms")
    Duration pollInterval();

    /// How many events go out between two commits of the relay.
    @WithDefault("500")
    int batchSize();

    /// How long one batch may take, with the producer's `delivery.timeout.ms` in it; a relay silent
    /// for longer is replaced.
    @WithDefault("10s")
    Duration batchTimeout();

    /// The longest pause between two tries while brokers or registry are away.
    @WithDefault("10s")
    Duration longestPause();

    /// How long a service that stops goes on relaying, at most, until its outbox is empty.
    @WithDefault("10s")
    Duration drainTimeout();
}
