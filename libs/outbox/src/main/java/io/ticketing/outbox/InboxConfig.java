package io.ticketing.outbox;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How long consumed events are remembered.
@ConfigMapping(prefix = "ticketing.inbox")
interface InboxConfig {

    /// At least so long; it must outlast the topics' retention, so that a replayed event is still
    /// known.
    @WithDefault("192h")
    Duration retention();
}
