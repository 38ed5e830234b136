package io.ticketing.http;

import java.time.Duration;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;

/// What all clients together, and each of them, may take of one process.
@ConfigMapping(prefix = "ticketing.clients")
public interface ClientsConfig {

    /// Connections open at once.
    int connections();

    /// Connections of one address, and calls being answered for one; a trusted proxy's own are not
    /// counted, those it passes on are.
    int perAddress();

    /// What may be kept of requests and answers that are under way; an eighth of the heap when it
    /// is not set.
    Optional<MemorySize> bytes();

    /// How long a request's head may take from its first byte on, and after it the body.
    Duration requestTimeout();
}
