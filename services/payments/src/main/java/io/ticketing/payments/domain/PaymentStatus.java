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
    /// The amount was captured; a part of it may have been refunded.
    CAPTURED,
    /// The whole amount was refunded.
    REFUNDED,
    /// The order lost its tickets: the authorisation is being voided.
    VOIDING,
    /// The authorisation was voided; nothing was charged.
    VOIDED,
    /// Refused for good; nothing was charged.
    FAILED,
    /// The amount was captured for an order that has no use for it: it is being refunded.
    RETURNING,
    /// What was captured for such an order was refunded.
    RETURNED
}
