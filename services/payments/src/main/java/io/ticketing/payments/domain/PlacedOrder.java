package io.ticketing.payments.domain;

import java.util.UUID;

/// A new order, with what only its placement tells.
public record PlacedOrder(OrderSnapshot order, String ticketTitle) {

    public UUID orderId() {
        return order.orderId();
    }
}
