package io.ticketing.storefront;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Where the services are, how long to wait for them, and the limits on what is passed on.
@ConfigMapping(prefix = "ticketing.storefront")
public interface StorefrontConfig {

    Origins origins();

    /// How many milliseconds a call may wait for a connection to its service, including queueing.
    /// The pages' clients accept no other unit.
    int connectTimeoutMillis();

    /// How long a service may be silent before its call is given up.
    @WithDefault("20s")
    Duration idleTimeout();

    /// Connections kept to each service.
    @WithDefault("256")
    int connectionsPerService();

    /// Stripe's key for browsers (`pk_…`). Without it, pages offer the sandbox's test cards.
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

    /// How open pages are kept up to date.
    interface Live {

        /// How often the catalogue is asked about the tickets on open pages, a hundred per query.
        @WithDefault("1s")
        Duration tickets();

        /// How often the order on an open checkout page is checked while nothing happens.
        @WithDefault("5s")
        Duration order();

        /// How often it is checked while its payment is in progress or its time is just up.
        @WithDefault("500ms")
        Duration orderSoon();

        /// How long a stream may be silent before it sends a sign of life.
        @WithDefault("15s")
        Duration heartbeat();

        /// How many open pages are kept up to date; further pages stay as they were loaded.
        @WithDefault("1000")
        int pages();
    }
}
