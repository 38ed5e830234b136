package io.ticketing.payments.domain;

/// The step at which a payment failed.
public enum FailureStage {
    AUTHORIZATION,
    CAPTURE
}
