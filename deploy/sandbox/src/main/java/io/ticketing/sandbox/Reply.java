package io.ticketing.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// An answer of the gateway; `replayed` if it was first given to an earlier request with the same
/// idempotency key.
record Reply(int status, ObjectNode body, boolean replayed) {

    private static final int OK = 200;
    private static final int PAYMENT_REQUIRED = 402;

    static Reply of(int status, ObjectNode body) {
        return new Reply(status, body, false);
    }

    static Reply ok(PaymentIntent intent) {
        return of(OK, intent.json());
    }

    boolean isOk() {
        return status == OK;
    }

    /// A refused card is a result to store, not a failed request: it commits.
    static Reply refused(PaymentIntent intent, Decline decline) {
        var error = decline.error();
        error.set("payment_intent", intent.json());
        var body = Json.object();
        body.set("error", error);
        return of(PAYMENT_REQUIRED, body);
    }
}
