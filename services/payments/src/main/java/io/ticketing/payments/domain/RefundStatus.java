package io.ticketing.payments.domain;

/// Where a refund is in its life.
public enum RefundStatus {
    /// The gateway is asked, or has not finished yet.
    PENDING,
    /// The money is on its way to the buyer.
    REFUNDED,
    /// The gateway did not pay it back; it may be asked for again.
    FAILED,
    /// The buyer's bank has sent the money back: the seller must find another way.
    SENT_BACK
}
