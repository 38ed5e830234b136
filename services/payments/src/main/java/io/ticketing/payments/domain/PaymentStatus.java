package io.ticketing.payments.domain;

/// Where a payment is in its life.
public enum PaymentStatus {
    /// The gateway is asked to keep the amount ready; its answer is not known yet.
    AUTHORIZING,
    /// The amount is kept ready; orders decides whether it is taken.
    AUTHORIZED,
    /// The order holds its tickets for this payment: the amount is being taken.
    CAPTURING,
    /// The amount was taken.
    CAPTURED,
    /// The order lost its tickets: the amount is being let go.
    VOIDING,
    /// The amount was let go; nothing was taken.
    VOIDED,
    /// Refused for good; nothing was taken.
    FAILED
}
