package io.ticketing.http;

import java.time.Duration;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What all clients together, and each of them, may use of one process.
@ConfigMapping(prefix = "ticketing.clients")
public interface ClientsConfig {

    /// Connections open at once.
    @WithDefault("2000")
    int connections();

    /// Connections of one address, and calls in progress for it. A trusted proxy's own connections
    /// are not counted; the calls it passes on are.
    @WithDefault("1000")
    int perAddress();

    /// Memory for requests and answers in progress; an eighth of the heap if not set.
    Optional<MemorySize> bytes();

    /// How long a request's head may take from its first byte, and then the body.
    @WithDefault("15s")
    Duration requestTimeout();
}
