package io.ticketing.orders.api;

import java.math.BigDecimal;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.ticketing.orders.domain.OrderRequest;

/// The body of `POST /api/orders`.
@Schema(name = "PlaceOrder")
record PlaceOrderRequest(
        @NotNull UUID ticketId,

        @Positive
        @Schema(
                description = "How many; the default is 1. At most 10, unless the operator has set another limit",
                maximum = "10",
                examples = "1")
        @Nullable
        Integer quantity,

        @Positive
        @Schema(
                description = "The price of one ticket that the buyer has seen; if absent, any"
                        + " price. A string of the same digits is accepted too",
                maximum = "9999999999.99",
                examples = "20.5")
        @Nullable
        BigDecimal price) {

    OrderRequest of(UUID buyerId) {
        return new OrderRequest(buyerId, ticketId, quantity == null ? 1 : quantity, price);
    }
}
