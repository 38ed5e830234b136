package io.ticketing.payments.domain;

/// Where a refund is in its life.
public enum RefundStatus {
    /// The gateway is asked, or has not finished yet.
    PENDING,
    /// The money is on its way to the buyer.
    REFUNDED,
    /// The gateway can't pay it back: the seller must find another way.
    FAILED
}
