package io.ticketing.payments.domain;

import java.util.UUID;

/// The result of a request for a refund.
public sealed interface Refunding {

    /// The gateway is asked next.
    record Begun(Payment payment, Refund refund) implements Refunding {}

    /// The first request under the same key began this refund.
    record Repeated(UUID refundId) implements Refunding {}

    /// Nothing was captured, or fewer tickets are left than were asked for.
    record NotRefundable() implements Refunding {}

    /// The buyer's bank has taken the money back.
    record Disputed() implements Refunding {}

    /// Buyers can't return the tickets, or no longer.
    record ReturnsOver() implements Refunding {}

    record NotYours() implements Refunding {}

    record UnknownPayment() implements Refunding {}

    record KeyReused() implements Refunding {}
}
