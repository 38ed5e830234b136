package io.ticketing.payments.domain;

/// Where a payment is in its life.
public enum PaymentStatus {
    /// The gateway is asked to authorise the amount; its answer is not known yet.
    AUTHORIZING,
    /// The bank asks its buyer; nothing is authorised.
    ACTION_REQUIRED,
    /// The amount is authorised; orders decides whether it is captured.
    AUTHORIZED,
    /// The order holds its tickets for this payment: the amount is being captured.
    CAPTURING,
    /// The amount was captured.
    CAPTURED,
    /// The order lost its tickets: the authorisation is being voided.
    VOIDING,
    /// The authorisation was voided; nothing was charged.
    VOIDED,
    /// Refused for good; nothing was charged.
    FAILED
}
