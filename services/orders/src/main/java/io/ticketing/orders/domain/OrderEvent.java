package io.ticketing.orders.domain;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// Something that happened to an order, with its new version and the ticket's stock right after.
public sealed interface OrderEvent {

    UUID orderId();

    long version();

    OrderTerms terms();

    StockLevels stock();

    record Placed(UUID orderId, long version, OrderTerms terms, StockLevels stock) implements OrderEvent {}

    record AwaitingPayment(UUID orderId, long version, OrderTerms terms, StockLevels stock, UUID paymentId)
            implements OrderEvent {}

    record Completed(UUID orderId, long version, OrderTerms terms, StockLevels stock, UUID paymentId)
            implements OrderEvent {}

    /// @param returned how many of the order's tickets were returned so far
    record Returned(UUID orderId, long version, OrderTerms terms, StockLevels stock, UUID paymentId, int returned)
            implements OrderEvent {}

    /// @param latePaymentId the payment that found it expired and was not accepted, if there was one
    record Cancelled(
            UUID orderId,
            long version,
            OrderTerms terms,
            StockLevels stock,
            CancelReason reason,
            @Nullable UUID latePaymentId)
            implements OrderEvent {}
}
