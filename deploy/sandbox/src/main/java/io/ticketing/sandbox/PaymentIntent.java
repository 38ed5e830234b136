package io.ticketing.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// A payment as Stripe shows it. It guards which step is allowed in which state.
///
/// Source: <https://docs.stripe.com/payments/paymentintents/lifecycle>.
record PaymentIntent(ObjectNode json) {

    static final String REQUIRES_PAYMENT_METHOD = "requires_payment_method";
    static final String REQUIRES_CONFIRMATION = "requires_confirmation";
    static final String REQUIRES_ACTION = "requires_action";
    static final String REQUIRES_CAPTURE = "requires_capture";
    static final String SUCCEEDED = "succeeded";
    static final String CANCELED = "canceled";

    static PaymentIntent create(IntentRequest request) {
        var json = Json.object()
                .put("id", Ids.ofObject("pi_"))
                .put("object", "payment_intent")
                .put("amount", request.price().amount())
                .put("amount_capturable", 0)
                .put("amount_received", 0)
                .put("capture_method", request.captureMethod())
                .put("confirmation_method", request.confirmationMethod())
                .put("created", Instant.now().getEpochSecond())
                .put("currency", request.price().currency())
                .put("description", request.description())
                .put("livemode", false)
                .put("status", REQUIRES_PAYMENT_METHOD);
        json.putNull("canceled_at");
        json.putNull("cancellation_reason");
        json.putNull("last_payment_error");
        json.putNull("customer");
        json.putNull("latest_charge");
        json.putNull("next_action");
        json.putNull("payment_method");
        json.putArray("payment_method_types").add("card");
        json.set("metadata", request.metadata());
        return new PaymentIntent(json);
    }

    String id() {
        return json.get("id").asText();
    }

    String status() {
        return json.get("status").asText();
    }

    void use(TestCard card) {
        refuseUnless("confirmed", REQUIRES_PAYMENT_METHOD, REQUIRES_CONFIRMATION);
        json.put("payment_method", card.paymentMethod()).put("status", REQUIRES_CONFIRMATION);
    }

    TestCard card() {
        return TestCard.ofPaymentMethod(json.path("payment_method").asText())
                .orElseThrow(() -> StripeError.unexpectedState(this, "It has no payment method yet."));
    }

    void reprice(Price price) {
        refuseUnless("updated", REQUIRES_PAYMENT_METHOD, REQUIRES_CONFIRMATION);
        json.put("amount", price.amount()).put("currency", price.currency());
    }

    Price price() {
        return new Price(amount(), currency());
    }

    /// @param description empty to remove it
    void describe(String description) {
        json.put("description", description.isEmpty() ? null : description);
    }

    void checkConfirmable() {
        refuseUnless("confirmed", REQUIRES_CONFIRMATION, REQUIRES_ACTION);
    }

    /// The bank asks the holder of the card first.
    void ask(ObjectNode nextAction) {
        json.put("status", REQUIRES_ACTION).set("next_action", nextAction);
    }

    /// Where the bank sends the holder afterwards, while it waits for an answer.
    Optional<String> returnUrl() {
        return Optional.ofNullable(
                json.at("/next_action/redirect_to_url/return_url").textValue());
    }

    /// Whether its card was accepted.
    boolean isConfirmed() {
        return List.of(REQUIRES_CAPTURE, SUCCEEDED).contains(status());
    }

    boolean isCaptured() {
        return status().equals(SUCCEEDED);
    }

    boolean asksTheHolder() {
        return status().equals(REQUIRES_ACTION);
    }

    /// The bank has no question, or has its answer.
    void authorize() {
        json.putNull("next_action");
        json.put("latest_charge", Ids.ofObject("ch_")).putNull("last_payment_error");
        json.put("status", REQUIRES_CAPTURE).put("amount_capturable", amount());
        if (!json.get("capture_method").asText().equals("manual")) {
            capture(amount());
        }
    }

    void capture(long amount) {
        refuseUnless("captured", REQUIRES_CAPTURE);
        if (amount > amount()) {
            throw StripeError.invalid(
                    "amount_too_large", "amount_to_capture", "The amount to capture is more than what was authorised.");
        }
        json.put("status", SUCCEEDED).put("amount_capturable", 0).put("amount_received", amount);
    }

    void cancel(@Nullable String reason) {
        refuseUnless("canceled", REQUIRES_PAYMENT_METHOD, REQUIRES_CONFIRMATION, REQUIRES_ACTION, REQUIRES_CAPTURE);
        json.putNull("next_action");
        json.put("status", CANCELED)
                .put("amount_capturable", 0)
                .put("canceled_at", Instant.now().getEpochSecond())
                .put("cancellation_reason", reason);
    }

    /// The issuer refused: another card is needed.
    void refuse(Decline decline) {
        fail(decline.error());
    }

    /// The holder could not prove who they are: another card is needed.
    void refuseHolder() {
        fail(Json.object()
                .put("type", "invalid_request_error")
                .put("code", "payment_intent_authentication_failure")
                .put(
                        "message",
                        "The provided PaymentMethod has failed authentication. You can provide payment_method_data"
                                + " or a new PaymentMethod to attempt to fulfill this PaymentIntent again."));
    }

    private void fail(ObjectNode error) {
        json.put("status", REQUIRES_PAYMENT_METHOD).put("amount_capturable", 0).put("amount_received", 0);
        json.putNull("payment_method").putNull("next_action");
        json.set("last_payment_error", error);
    }

    void tag(ObjectNode metadata) {
        json.set("metadata", metadata);
    }

    ObjectNode metadata() {
        return (ObjectNode) json.get("metadata");
    }

    String currency() {
        return json.get("currency").asText();
    }

    long amount() {
        return json.get("amount").asLong();
    }

    long received() {
        return json.get("amount_received").asLong();
    }

    Optional<String> latestCharge() {
        return Optional.ofNullable(json.get("latest_charge").textValue());
    }

    /// What the merchant calls it; empty if it has no name.
    String orderId() {
        return metadata().path("order_id").asText();
    }

    private void refuseUnless(String done, String... statuses) {
        if (!List.of(statuses).contains(status())) {
            throw StripeError.unexpectedState(
                    this,
                    ("This PaymentIntent could not be %s because it has a status of %s. Only a"
                                    + " PaymentIntent with one of the following statuses may be %s: %s.")
                            .formatted(done, status(), done, String.join(", ", statuses)));
        }
    }
}
