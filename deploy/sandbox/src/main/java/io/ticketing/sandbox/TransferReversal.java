package io.ticketing.sandbox;

import java.time.Instant;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Money of a transfer that came back, as Stripe shows it.
///
/// Source: <https://docs.stripe.com/api/transfer_reversals/object>.
record TransferReversal(ObjectNode json) {

    static final String PREFIX = "trr_";

    static TransferReversal of(Transfer transfer, long amount, ObjectNode metadata) {
        var json = Json.object()
                .put("id", Ids.ofObject(PREFIX))
                .put("object", "transfer_reversal")
                .put("amount", amount)
                .put("created", Instant.now().getEpochSecond())
                .put("currency", transfer.currency())
                .put("destination_payment_refund", Ids.ofObject("pyr_"))
                .put("transfer", transfer.id());
        json.putNull("balance_transaction");
        json.putNull("source_refund");
        json.set("metadata", metadata);
        return new TransferReversal(json);
    }

    String id() {
        return json.get("id").asText();
    }

    String transferId() {
        return json.get("transfer").asText();
    }

    long amount() {
        return json.get("amount").asLong();
    }

    String currency() {
        return json.get("currency").asText();
    }

    /// @param transaction returns the money to the merchant's balance
    void bookAs(BalanceTransaction transaction) {
        json.put("balance_transaction", transaction.id());
    }
}
