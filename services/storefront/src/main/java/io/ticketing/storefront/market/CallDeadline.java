package io.ticketing.storefront.market;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.ext.Provider;

import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

/// Tells a service how long a page waits for it, so that it does nothing for a visitor who was told
/// that it failed.
@Provider
class CallDeadline implements ClientRequestFilter {

    static final String HEADER = "X-Request-Timeout-Ms";

    /// The service counts from when it has read the request, and must give up first.
    private static final long GRACE_MILLIS = 500;

    @Override
    public void filter(ClientRequestContext call) {
        var patience = (Long) call.getConfiguration().getProperty(QuarkusRestClientProperties.READ_TIMEOUT);
        call.getHeaders().putSingle(HEADER, Long.toString(patience - GRACE_MILLIS));
    }
}
