package io.ticketing.payments.domain;

/// What a posting records.
public enum PostingKind {
    /// The amount is held on the buyer's card.
    AUTHORIZATION,
    /// It is no longer held: captured, voided or lost.
    RELEASE,
    /// The amount was captured: the seller gets it, less the platform's fee.
    CAPTURE,
    /// The amount was captured for an order that has no use for it.
    CAPTURE_IN_VAIN,
    /// A captured order was cancelled: what is left of the amount is owed to its buyer.
    CAPTURE_REVOKED,
    REFUND,
    /// The buyer's bank has sent a refund back.
    REFUND_SENT_BACK,
    /// The gateway's price for one of its bookings.
    GATEWAY_FEE,
    /// The gateway has booked something that is not ours.
    FOREIGN,
    /// The gateway has taken back a disputed amount.
    DISPUTE,
    /// It has returned the amount.
    DISPUTE_WON,
    PAYOUT
}
