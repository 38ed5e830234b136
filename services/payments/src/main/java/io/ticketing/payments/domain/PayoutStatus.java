package io.ticketing.payments.domain;

/// What has become of a payout.
public enum PayoutStatus {
    PENDING,
    PAID,
    /// The gateway does not send money to the account. The seller is owed it as before.
    FAILED
}
