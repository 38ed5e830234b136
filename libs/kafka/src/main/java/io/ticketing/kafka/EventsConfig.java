package io.ticketing.kafka;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.apache.kafka.common.record.CompressionType;

/// How events are compressed, how many a consumer handles at once, how long it waits between
/// retries, and how it stops.
@ConfigMapping(prefix = "ticketing.events")
public interface EventsConfig {

    Retry retry();

    /// How batches of events are compressed: `none`, `gzip`, `snappy`, `lz4` or `zstd`.
    @WithDefault("gzip")
    CompressionType compression();

    /// How many events of a channel are handled at once; each may take a database connection.
    @WithDefault("4")
    int atOnce();

    /// How long a stopping service waits for events in progress.
    @WithDefault("5s")
    Duration drainTimeout();

    interface Retry {

        /// The first pause; each further one is about twice as long.
        @WithDefault("100ms")
        Duration initial();

        /// The longest pause.
        @WithDefault("10s")
        Duration longest();
    }
}
