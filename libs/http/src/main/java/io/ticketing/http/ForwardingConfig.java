package io.ticketing.http;

import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Whether proxies may name the client, and which.
@ConfigMapping(prefix = "ticketing.http")
public interface ForwardingConfig {

    /// Turn it off if clients call directly: anyone could then send `X-Forwarded-*`.
    @WithDefault("false")
    boolean forwarding();

    /// Addresses, networks and host names, as [TrustedProxy] reads them. If empty, no proxy is
    /// trusted.
    Optional<List<String>> trustedProxies();
}
