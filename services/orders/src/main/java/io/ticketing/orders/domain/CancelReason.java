package io.ticketing.orders.domain;

/// Why an order ended without a sale.
public enum CancelReason {
    BUYER,
    EXPIRED,
    WITHDRAWN,
    PAYMENT_FAILED
}
