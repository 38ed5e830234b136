package io.ticketing.payments.domain;

/// Where an order is in its life, as orders reports it.
public enum OrderStatus {
    CREATED,
    AWAITING_PAYMENT,
    COMPLETE,
    CANCELLED
}
