package io.ticketing.payments.domain;

/// What a call to the gateway told about the payment.
public sealed interface GatewayOutcome {

    /// The gateway knows of the payment; no card has been asked.
    ///
    /// @param hasCard whether it knows which card to ask
    record Opened(String intentId, boolean hasCard) implements GatewayOutcome {}

    /// The amount is kept ready.
    record Authorized(String intentId) implements GatewayOutcome {}

    /// The amount was taken.
    record Captured() implements GatewayOutcome {}

    /// The amount was let go.
    record Cancelled() implements GatewayOutcome {}

    /// The card was refused, for good.
    record Refused(String code, String message) implements GatewayOutcome {}

    /// The request was refused: with the same content it always will be.
    record Rejected(String code, String message) implements GatewayOutcome {}

    /// Nobody knows: no answer, or one that asks for another try.
    record Unknown(String reason) implements GatewayOutcome {}

    /// The gateway does not take our key or address: a person must put that right.
    record Misconfigured(String reason) implements GatewayOutcome {}
}
