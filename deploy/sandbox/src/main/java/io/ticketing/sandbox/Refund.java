package io.ticketing.sandbox;

import java.time.Instant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// A refund as Stripe shows it.
///
/// Source: <https://docs.stripe.com/api/refunds/object>.
record Refund(ObjectNode json) {

    static final String PREFIX = "re_";
    static final String FAILED = "failed";

    private static final String STATUS = "status";
    private static final String PENDING_REASON = "pending_reason";

    /// A refund that has succeeded.
    static Refund of(PaymentIntent intent, long amount, @Nullable String reason, ObjectNode metadata) {
        var json = Json.object()
                .put("id", Ids.ofObject(PREFIX))
                .put("object", "refund")
                .put("amount", amount)
                .put("charge", intent.latestCharge().orElseThrow())
                .put("created", Instant.now().getEpochSecond())
                .put("currency", intent.currency())
                .put("payment_intent", intent.id())
                .put("reason", reason)
                .put(STATUS, "succeeded");
        json.putObject("destination_details")
                .put("type", "card")
                .putObject("card")
                .put("reference_status", "pending")
                .put("reference_type", "acquirer_reference_number")
                .put("type", "refund");
        json.putNull("balance_transaction");
        json.putNull("receipt_number");
        json.putNull("source_transfer_reversal");
        json.putNull("transfer_reversal");
        json.set("metadata", metadata);
        return new Refund(json);
    }

    String id() {
        return json.get("id").asText();
    }

    String intentId() {
        return json.get("payment_intent").asText();
    }

    long amount() {
        return json.get("amount").asLong();
    }

    String currency() {
        return json.get("currency").asText();
    }

    String status() {
        return json.get(STATUS).asText();
    }

    ObjectNode metadata() {
        return (ObjectNode) json.get("metadata");
    }

    void tag(ObjectNode metadata) {
        json.set("metadata", metadata);
    }

    /// @param transaction takes the money from the merchant's balance
    void bookAs(BalanceTransaction transaction) {
        json.put("balance_transaction", transaction.id());
    }

    /// The bank takes its time.
    void await() {
        json.put(STATUS, "pending").put(PENDING_REASON, "processing");
    }

    void succeed() {
        json.put(STATUS, "succeeded").remove(PENDING_REASON);
    }

    /// The bank did not take the money.
    ///
    /// @param transaction returns it to the merchant's balance
    void fail(BalanceTransaction transaction) {
        json.put(STATUS, FAILED)
                .put("failure_balance_transaction", transaction.id())
                .put("failure_reason", "expired_or_canceled_card");
    }
}
