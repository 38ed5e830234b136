package io.ticketing.orders.domain;

/// The outcome of a buyer's request to cancel an order.
public sealed interface Cancellation {

    /// The tickets are free again; the event must be recorded.
    record Cancelled(OrderEvent.Cancelled event) implements Cancellation {}

    /// It was cancelled earlier.
    record CancelledBefore() implements Cancellation {}

    record AlreadyPaid() implements Cancellation {}

    record NotYours() implements Cancellation {}

    record UnknownOrder() implements Cancellation {}
}
