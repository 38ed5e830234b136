package io.ticketing.payments.domain;

/// Where an order is in its life, as orders reports it.
public enum OrderStatus {
    CREATED,
    AWAITING_PAYMENT,
    COMPLETE,
    /// Cancelled because its time was up. A payment that was under way may still revive it.
    EXPIRED,
    /// Cancelled for good.
    CANCELLED;

    public boolean isCancelled() {
        return this == EXPIRED || this == CANCELLED;
    }
}
