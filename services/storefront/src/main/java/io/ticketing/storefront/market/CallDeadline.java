package io.ticketing.storefront.market;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.ext.Provider;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Tells a service how long a page waits for it, so that it does nothing for a visitor who was told
/// that it failed.
@Provider
class CallDeadline implements ClientRequestFilter {

    static final String HEADER = "X-Request-Timeout-Ms";

    /// The service counts from when it has read the request, and must give up first.
    private static final long GRACE_MILLIS = 500;

    private final String millis;

    CallDeadline(@ConfigProperty(name = "quarkus.rest-client.read-timeout") long readTimeout) {
        this.millis = Long.toString(readTimeout - GRACE_MILLIS);
    }

    @Override
    public void filter(ClientRequestContext call) {
        call.getHeaders().putSingle(HEADER, millis);
    }
}
