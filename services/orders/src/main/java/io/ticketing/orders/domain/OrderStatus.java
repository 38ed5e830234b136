package io.ticketing.orders.domain;

/// Where an order is in its life.
public enum OrderStatus {
    /// Holds its tickets until its deadline.
    CREATED,
    /// Holds its tickets, without a deadline, until the result of the capture is known.
    AWAITING_PAYMENT,
    /// Paid; its tickets are sold.
    COMPLETE,
    /// All its tickets were returned, and paid back.
    REFUNDED,
    /// Ended without a sale; holds nothing.
    CANCELLED
}
