package io.ticketing.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// A request that is refused as a whole and changes nothing.
///
/// Source: <https://docs.stripe.com/error-codes>.
final class StripeError extends RuntimeException {

    private static final String INVALID_REQUEST = "invalid_request_error";

    private final int status;
    private final transient ObjectNode error;

    private StripeError(int status, String type, String message) {
        super(message, null, false, false);
        this.status = status;
        this.error = Json.object().put("type", type).put("message", message);
    }

    static StripeError unauthorized(String message) {
        return new StripeError(401, INVALID_REQUEST, message);
    }

    static StripeError unknownUrl(String method, String path) {
        return new StripeError(404, INVALID_REQUEST, "Unrecognized request URL (%s: %s).".formatted(method, path));
    }

    static StripeError unknownIntent(String id) {
        return new StripeError(404, INVALID_REQUEST, "No such payment_intent: '" + id + "'")
                .with("code", "resource_missing")
                .with("param", "intent");
    }

    static StripeError unknown(String object, String param, String id) {
        return unknown(400, object, param, id);
    }

    static StripeError unknown(int status, String object, String param, String id) {
        return new StripeError(status, INVALID_REQUEST, "No such %s: '%s'".formatted(object, id))
                .with("code", "resource_missing")
                .with("param", param);
    }

    static StripeError missing(String param) {
        return invalid("parameter_missing", param, "Missing required param: " + param + ".");
    }

    static StripeError empty(String param) {
        return invalid(
                "parameter_invalid_empty",
                param,
                ("You passed an empty string for '%s'. We assume empty values are an attempt to unset a parameter;"
                                + " however '%s' cannot be unset.")
                        .formatted(param, param));
    }

    static StripeError unknownParameter(String param) {
        return invalid("parameter_unknown", param, "Received unknown parameter: " + param);
    }

    /// Something that Stripe has and the sandbox lacks; the code is the sandbox's own.
    static StripeError unsupported(String param, String what) {
        return invalid("sandbox_unsupported", param, "The sandbox gateway does not support " + what + ".");
    }

    static StripeError invalid(String param, String message) {
        return new StripeError(400, INVALID_REQUEST, message).with("param", param);
    }

    static StripeError invalid(String code, String param, String message) {
        return new StripeError(400, INVALID_REQUEST, message).with("code", code).with("param", param);
    }

    static StripeError unreadable(String message) {
        return new StripeError(400, INVALID_REQUEST, message);
    }

    static StripeError unexpectedState(PaymentIntent intent, String message) {
        return new StripeError(400, INVALID_REQUEST, message)
                .with("code", "payment_intent_unexpected_state")
                .with(intent);
    }

    static StripeError nothingToRefund(String intentId) {
        return unreadable("This PaymentIntent (%s) does not have a successful charge to refund.".formatted(intentId));
    }

    static StripeError alreadyRefunded(String chargeId) {
        return unreadable("Charge %s has already been refunded.".formatted(chargeId))
                .with("code", "charge_already_refunded");
    }

    static StripeError disputed(String chargeId) {
        return unreadable("Charge %s has been charged back; cannot issue a refund.".formatted(chargeId))
                .with("code", "charge_disputed");
    }

    static StripeError takesNoTransfers() {
        return unreadable("Your destination account needs to have at least one of the following capabilities enabled:"
                        + " transfers, crypto_transfers, legacy_payments")
                .with("code", "insufficient_capabilities_for_transfer");
    }

    static StripeError balanceTooLow() {
        return unreadable("You have insufficient available funds in your Stripe account.")
                .with("code", "balance_insufficient");
    }

    static StripeError usedToken(PaymentIntent intent) {
        return new StripeError(400, INVALID_REQUEST, "You cannot use a Stripe token more than once.")
                .with("code", "token_already_used")
                .with(intent);
    }

    static StripeError otherParameters(String key) {
        return new StripeError(
                400,
                "idempotency_error",
                ("Keys for idempotent requests can only be used with the same parameters they were"
                                + " first used with. Try using a key other than '%s' if you meant to"
                                + " execute a different request.")
                        .formatted(key));
    }

    static StripeError keyInUse(String key) {
        return new StripeError(
                        409,
                        "idempotency_error",
                        "There is currently another in-progress request using this Idempotent Key"
                                + " (that probably means you submitted twice, and the other request"
                                + " is still going through): "
                                + key
                                + ". Please try again later.")
                .with("code", "idempotency_key_in_use");
    }

    static StripeError internal() {
        return new StripeError(500, "api_error", "An unknown error occurred");
    }

    Reply reply() {
        var body = Json.object();
        body.set("error", error);
        return Reply.of(status, body);
    }

    private StripeError with(String field, String value) {
        error.put(field, value);
        return this;
    }

    private StripeError with(PaymentIntent intent) {
        error.set("payment_intent", intent.json());
        return this;
    }
}
