package io.ticketing.sandbox;

import java.net.URI;

/// Where the gateway sends all its events, beside the endpoints that merchants create.
///
/// @param secret signs them: `whsec_…`
public record WebhookTarget(URI url, String secret) {

    @Override
    public String toString() {
        return "WebhookTarget[url=%s]".formatted(url);
    }
}
