package io.ticketing.payments.domain;

/// Why money goes back to a buyer.
public enum RefundReason {
    /// The buyer has returned the tickets.
    BUYER,
    /// The seller asked for it.
    SELLER,
    /// The seller has withdrawn the ticket and refunds everybody.
    WITHDRAWN,
    /// The amount was captured for an order that has no use for it.
    ORDER_LOST
}
