package io.ticketing.storefront;

import java.net.URI;
import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Where the services are, how long they are waited for, and how much is carried for them.
@ConfigMapping(prefix = "ticketing.storefront")
interface StorefrontConfig {

    Origins origins();

    /// How long a call may wait for a connection to its service, queueing included.
    @WithDefault("2s")
    Duration connectTimeout();

    /// How long a service may stay silent before its call is given up.
    @WithDefault("20s")
    Duration idleTimeout();

    /// Connections kept to each service.
    @WithDefault("256")
    int connectionsPerService();

    /// Calls that may wait for a connection to a service; more are refused at once.
    @WithDefault("2048")
    int queuedPerService();

    /// The longest request body passed on.
    @WithDefault("64K")
    MemorySize maxBodySize();

    /// What a refused caller is told to wait before coming back.
    @WithDefault("1s")
    Duration retryAfter();

    /// The base address of each service behind the one origin.
    interface Origins {
        URI auth();

        URI tickets();

        URI orders();

        URI payments();
    }
}
