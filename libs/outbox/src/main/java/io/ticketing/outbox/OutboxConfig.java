package io.ticketing.outbox;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Pace and limits of the relay.
@ConfigMapping(prefix = "ticketing.outbox")
public interface OutboxConfig {

    /// How often the outbox is checked if no commit of this process wakes the relay.
    @WithDefault("500ms")
    Duration pollInterval();

    /// How many events are sent between two commits of the relay.
    @WithDefault("500")
    int batchSize();

    /// How long one batch may take, including the producer's `delivery.timeout.ms`; a relay that is
    /// silent for longer is replaced.
    @WithDefault("10s")
    Duration batchTimeout();

    /// The longest pause between two tries while brokers or registry are down.
    @WithDefault("10s")
    Duration longestPause();

    /// How long a stopping service goes on relaying, at most, until its outbox is empty.
    @WithDefault("10s")
    Duration drainTimeout();
}
