package io.ticketing.http;

import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Whether a proxy is asked who called, and which.
@ConfigMapping(prefix = "ticketing.http")
public interface ForwardingConfig {

    /// Off where clients call directly: `X-Forwarded-*` is then anybody's claim.
    @WithDefault("false")
    boolean forwarding();

    /// Addresses, networks and host names, as [TrustedProxy] takes them. None: nobody is believed.
    Optional<List<String>> trustedProxies();
}
