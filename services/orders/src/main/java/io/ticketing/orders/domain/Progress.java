package io.ticketing.orders.domain;

import java.util.UUID;

/// The outcome of telling an order about its payment.
public sealed interface Progress {

    /// The event must be recorded: the order has moved on, or repeats what seems to be lost.
    record Announced(OrderEvent event) implements Progress {}

    /// It can be paid again, which no event says.
    record PayableAgain() implements Progress {}

    /// It was told before, or has nothing to do.
    record Unchanged() implements Progress {}

    /// It keeps the payment that it has.
    record OtherPayment(UUID present) implements Progress {}
}
