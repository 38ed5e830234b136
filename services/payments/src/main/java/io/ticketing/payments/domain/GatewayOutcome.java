package io.ticketing.payments.domain;

/// What a call to the gateway revealed about the payment.
public sealed interface GatewayOutcome {

    /// The gateway knows the payment; no card has been asked.
    ///
    /// @param hasCard whether it knows the card to ask
    record Opened(String intentId, boolean hasCard) implements GatewayOutcome {}

    /// The bank asks the buyer first, on its page.
    record ActionRequired(String url) implements GatewayOutcome {}

    /// The amount is authorised.
    record Authorized(String intentId) implements GatewayOutcome {}

    /// The amount was captured.
    record Captured() implements GatewayOutcome {}

    /// The authorisation was voided.
    record Cancelled() implements GatewayOutcome {}

    /// The card was refused for good.
    record Refused(String code, String message) implements GatewayOutcome {}

    /// The request was refused, and will be refused again with the same content.
    record Rejected(String code, String message) implements GatewayOutcome {}

    /// Unknown: no answer, or one that asks for another try.
    record Unknown(String reason) implements GatewayOutcome {}

    /// The gateway rejects our key or address: a person must put that right.
    record Misconfigured(String reason) implements GatewayOutcome {}
}
