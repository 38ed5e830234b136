package io.ticketing.orders.domain;

/// What an expired order did with a payment that was under way when it expired.
public enum LatePayment {
    /// The tickets were still free at the same price: they are held again, for this payment.
    ACCEPTED,
    /// The order stays cancelled, and the authorised amount is released.
    RELEASED
}
