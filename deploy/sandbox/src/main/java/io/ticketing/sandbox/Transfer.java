package io.ticketing.sandbox;

import java.time.Instant;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A transfer to a connected account as Stripe shows it.
///
/// Source: <https://docs.stripe.com/api/transfers/object>.
record Transfer(ObjectNode json) {

    static final String PREFIX = "tr_";

    private static final String REVERSED = "amount_reversed";
    private static final String REVERSALS = "reversals";

    static Transfer of(TransferRequest request) {
        var id = Ids.ofObject(PREFIX);
        var json = Json.object()
                .put("id", id)
                .put("object", "transfer")
                .put("amount", request.amount())
                .put(REVERSED, 0)
                .put("created", Instant.now().getEpochSecond())
                .put("currency", request.currency())
                .put("description", request.description())
                .put("destination", request.destination())
                .put("destination_payment", Ids.ofObject("py_"))
                .put("livemode", false)
                .put("reversed", false)
                .put("source_type", "card")
                .put("transfer_group", request.group());
        json.putNull("balance_transaction");
        json.putNull("source_transaction");
        json.set("metadata", request.metadata());
        json.putObject(REVERSALS)
                .put("object", "list")
                .put("has_more", false)
                .put("total_count", 0)
                .put("url", "/v1/transfers/%s/reversals".formatted(id))
                .putArray("data");
        return new Transfer(json);
    }

    String id() {
        return json.get("id").asText();
    }

    long amount() {
        return json.get("amount").asLong();
    }

    String currency() {
        return json.get("currency").asText();
    }

    String destination() {
        return json.get("destination").asText();
    }

    boolean isReversed() {
        return json.get("reversed").asBoolean();
    }

    /// What is not reversed.
    long left() {
        return amount() - json.get(REVERSED).asLong();
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

    void reverse(TransferReversal reversal) {
        json.put(REVERSED, json.get(REVERSED).asLong() + reversal.amount());
        json.put("reversed", left() == 0);
        var reversals = (ObjectNode) json.get(REVERSALS);
        var data = (ArrayNode) reversals.get("data");
        data.insert(0, reversal.json());
        reversals.put("total_count", data.size());
    }
}
