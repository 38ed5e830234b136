package io.ticketing.sandbox;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// The latest charge of an intent, with what has become of its money.
///
/// @param refunded by refunds, without those that failed
/// @param balanceTransaction of its capture, if it is captured
record Charge(PaymentIntent intent, long refunded, boolean disputed, Optional<String> balanceTransaction) {

    static final String PREFIX = "ch_";

    /// How much can still be refunded.
    long left() {
        return intent.received() - refunded;
    }

    /// The charge as Stripe shows it, without `refunds`, which have to be asked for.
    ///
    /// Source: <https://docs.stripe.com/api/charges/object>.
    ObjectNode json() {
        var from = intent.json();
        var failure = from.path("last_payment_error");
        var failed = failure.isObject();
        var givenBack = failed ? 0 : refunded + released();
        var charge = Json.object()
                .put("id", from.path("latest_charge").asText())
                .put("object", "charge")
                .put("amount", intent.amount())
                .put("amount_captured", intent.received())
                .put("amount_refunded", givenBack)
                .put("balance_transaction", balanceTransaction.orElse(null))
                .put("captured", intent.isCaptured())
                .put("created", from.path("created").asLong())
                .put("currency", intent.currency())
                .put("disputed", disputed)
                .put("livemode", false)
                .put("paid", !failed)
                .put("payment_intent", intent.id())
                .put("refunded", givenBack == intent.amount())
                .put("status", failed ? "failed" : "succeeded");
        charge.set("description", from.path("description"));
        charge.set("failure_code", failed ? failure.path("code") : Json.NULL);
        charge.set("failure_message", failed ? failure.path("message") : Json.NULL);
        charge.set("metadata", intent.metadata().deepCopy());
        charge.set("payment_method", from.path("payment_method"));
        return charge;
    }

    /// What was authorised and can't be captured any more. Stripe counts it as refunded.
    private long released() {
        var isOver = intent.isCaptured() || intent.status().equals(PaymentIntent.CANCELED);
        return isOver ? intent.amount() - intent.received() : 0;
    }
}
