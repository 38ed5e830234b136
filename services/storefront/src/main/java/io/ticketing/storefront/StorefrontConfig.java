package io.ticketing.storefront;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Where the services are, how long they are waited for, and how much is carried for them.
@ConfigMapping(prefix = "ticketing.storefront")
public interface StorefrontConfig {

    Origins origins();

    /// How many milliseconds a call may wait for a connection to its service, queueing included;
    /// the pages' clients take no other unit.
    int connectTimeoutMillis();

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

    /// Stripe's key for browsers (`pk_…`). Without one, pages pay by the sandbox's test cards.
    Optional<String> stripePublishableKey();

    /// Where htmx is among the web jars; the build knows its version.
    String htmx();

    Live live();

    /// The base address of each service behind the one origin.
    interface Origins {
        URI auth();

        URI tickets();

        URI orders();

        URI payments();
    }

    /// How open pages are kept true.
    interface Live {

        /// How often the catalogue is asked about all tickets on open pages, in one query a
        /// hundred.
        @WithDefault("1s")
        Duration tickets();

        /// How often the order on an open checkout page is looked at while nothing happens.
        @WithDefault("5s")
        Duration order();

        /// How often while its payment is under way or its time is just up.
        @WithDefault("500ms")
        Duration orderSoon();

        /// How long a stream may be silent before a sign of life.
        @WithDefault("15s")
        Duration heartbeat();

        /// Open pages served at once; more stay as they were loaded.
        @WithDefault("1000")
        int pages();
    }
}
