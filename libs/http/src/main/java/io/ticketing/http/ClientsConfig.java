package io.ticketing.http;

import java.time.Duration;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;

/// What all clients together, and each of them, may use of one process.
@ConfigMapping(prefix = "ticketing.clients")
public interface ClientsConfig {

    /// Connections open at once.
    int connections();

    /// Connections of one address, and calls in progress for it. A trusted proxy's own connections
    /// are not counted; the calls it passes on are.
    int perAddress();

    /// Memory for requests and answers in progress; an eighth of the heap if not set.
    Optional<MemorySize> bytes();

    /// How long a request's head may take from its first byte, and then the body.
    Duration requestTimeout();
}
