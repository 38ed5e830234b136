package io.ticketing.payments.persistence;

/// What is compared with the gateway.
public enum Books {
    PAYMENTS,
    BALANCE
}
