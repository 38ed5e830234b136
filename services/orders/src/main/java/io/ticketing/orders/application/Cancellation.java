package io.ticketing.orders.application;

/// What became of a buyer's wish to cancel an order.
public sealed interface Cancellation {

    /// The order is cancelled, now or earlier.
    record Cancelled() implements Cancellation {}

    record AlreadyPaid() implements Cancellation {}

    record NotYours() implements Cancellation {}

    record UnknownOrder() implements Cancellation {}
}
