package io.ticketing.sandbox;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// The latest charge of an intent as Stripe shows it. All that is known of it stands in the intent.
///
/// Source: <https://docs.stripe.com/api/charges/object>.
final class Charge {

    private Charge() {}

    static Optional<ObjectNode> latestOf(PaymentIntent intent) {
        return Optional.of(intent.json().path("latest_charge"))
                .filter(id -> id.isTextual())
                .map(id -> json(id.asText(), intent));
    }

    private static ObjectNode json(String id, PaymentIntent intent) {
        var from = intent.json();
        var failure = from.path("last_payment_error");
        var failed = failure.isObject();
        var captured = intent.status().equals(PaymentIntent.SUCCEEDED);
        var canceled = intent.status().equals(PaymentIntent.CANCELED);
        var received = from.path("amount_received").asLong();
        var released = captured || canceled ? intent.amount() - received : 0;
        var charge = Json.object()
                .put("id", id)
                .put("object", "charge")
                .put("amount", intent.amount())
                .put("amount_captured", received)
                .put("amount_refunded", failed ? 0 : released)
                .put("captured", captured)
                .put("created", from.path("created").asLong())
                .put("currency", intent.currency())
                .put("livemode", false)
                .put("paid", !failed)
                .put("payment_intent", intent.id())
                .put("refunded", canceled && !failed)
                .put("status", failed ? "failed" : "succeeded");
        charge.set("description", from.path("description"));
        charge.set("failure_code", failed ? failure.path("code") : Json.NULL);
        charge.set("failure_message", failed ? failure.path("message") : Json.NULL);
        charge.set("metadata", intent.metadata().deepCopy());
        charge.set("payment_method", from.path("payment_method"));
        return charge;
    }
}
