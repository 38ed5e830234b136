package io.ticketing.payments.domain;

/// Where an order is in its life, as orders tells it.
public enum OrderStatus {
    CREATED,
    AWAITING_PAYMENT,
    COMPLETE,
    CANCELLED
}
