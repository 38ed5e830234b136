package io.ticketing.sandbox;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// What a new payment intent is to be.
record IntentRequest(
        Price price,
        String captureMethod,
        String confirmationMethod,
        @Nullable String description,
        ObjectNode metadata) {

    private static final List<String> CAPTURE_METHODS = List.of("automatic", "automatic_async", "manual");
    private static final List<String> CONFIRMATION_METHODS = List.of("automatic", "manual");

    static IntentRequest of(Form form) {
        var price = Price.of(form);
        refuseOtherMethodsThanCards(form);
        return new IntentRequest(
                price,
                form.find("capture_method", CAPTURE_METHODS).orElse("automatic_async"),
                form.find("confirmation_method", CONFIRMATION_METHODS).orElse("automatic"),
                form.find("description").filter(text -> !text.isEmpty()).orElse(null),
                Metadata.of(form));
    }

    private static void refuseOtherMethodsThanCards(Form form) {
        for (var type : form.list("payment_method_types")) {
            if (!type.equals("card")) {
                throw StripeError.unsupported("payment_method_types", "the payment method type " + type);
            }
        }
    }
}
