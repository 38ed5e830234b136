package io.ticketing.payments.domain;

/// At which step a payment failed.
public enum FailureStage {
    AUTHORIZATION,
    CAPTURE
}
