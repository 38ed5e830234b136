package io.ticketing.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// What a new transfer is to be.
record TransferRequest(
        long amount,
        String currency,
        String destination,
        @Nullable String description,
        @Nullable String group,
        ObjectNode metadata) {

    private static final String AMOUNT = "amount";
    private static final String CURRENCY = "currency";

    static TransferRequest of(Form form) {
        var currency = Currencies.check(CURRENCY, form.require(CURRENCY));
        return new TransferRequest(
                RoundAmounts.check(AMOUNT, form.number(AMOUNT), currency),
                currency,
                form.require("destination"),
                form.find("description").filter(text -> !text.isEmpty()).orElse(null),
                form.find("transfer_group").orElse(null),
                Metadata.of(form));
    }
}
