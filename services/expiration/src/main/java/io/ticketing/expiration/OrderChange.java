package io.ticketing.expiration;

import java.util.Optional;
import java.util.UUID;

import org.apache.avro.specific.SpecificRecord;

import io.ticketing.contracts.orders.OrderCancelled;
import io.ticketing.contracts.orders.OrderCompleted;
import io.ticketing.contracts.orders.OrderPlaced;

/// What an order's event means for its deadline.
sealed interface OrderChange {

    record Reserved(Reservation reservation) implements OrderChange {}

    record Ended(UUID orderId) implements OrderChange {}

    /// Empty when the deadline stays as it is: an order that awaits its payment may come back.
    static Optional<OrderChange> of(SpecificRecord event) {
        return switch (event) {
            case OrderPlaced placed -> Optional.of(new Reserved(Reservation.of(placed)));
            case OrderCancelled cancelled ->
                    Optional.of(new Ended(cancelled.getOrder().getOrderId()));
            case OrderCompleted completed ->
                    Optional.of(new Ended(completed.getOrder().getOrderId()));
            default -> Optional.empty();
        };
    }
}
