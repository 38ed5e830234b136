package io.ticketing.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// Why an issuer refuses a card, in Stripe's words.
///
/// @param advice whether to try again; absent if Stripe gives none
record Decline(
        String code,
        String declineCode,
        String message,
        @Nullable String advice) {

    ObjectNode error() {
        var error = Json.object()
                .put("type", "card_error")
                .put("code", code)
                .put("decline_code", declineCode)
                .put("message", message);
        return advice == null ? error : error.put("advice_code", advice);
    }
}
