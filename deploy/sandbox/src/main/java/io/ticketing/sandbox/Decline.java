package io.ticketing.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Why an issuer refuses a card, in Stripe's words.
record Decline(String code, String declineCode, String message) {

    ObjectNode error() {
        return Json.object()
                .put("type", "card_error")
                .put("code", code)
                .put("decline_code", declineCode)
                .put("message", message);
    }
}
