package io.ticketing.orders.application;

/// The outcome of a buyer's request to cancel an order.
public sealed interface Cancellation {

    /// The order is cancelled, now or earlier.
    record Cancelled() implements Cancellation {}

    record AlreadyPaid() implements Cancellation {}

    record NotYours() implements Cancellation {}

    record UnknownOrder() implements Cancellation {}
}
