package io.ticketing.sandbox;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;

/// An event on its way to an endpoint.
///
/// @param attempt the number of this attempt, beginning with 1
/// @param body the event as it goes over the wire
record Delivery(String eventId, String endpointId, int attempt, String url, String secret, String body) {

    /// Source: <https://docs.stripe.com/webhooks>.
    HttpRequest request() {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Accept", "*/*; q=0.5, application/xml")
                .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
                .header("Stripe-Signature", Signature.header(secret, Instant.now(), body))
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}
