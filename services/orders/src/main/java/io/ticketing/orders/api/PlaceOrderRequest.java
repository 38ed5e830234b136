package io.ticketing.orders.api;

import java.math.BigDecimal;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.ticketing.orders.domain.OrderRequest;

/// The body of `POST /api/orders`.
@Schema(name = "PlaceOrder")
record PlaceOrderRequest(
        @NotNull UUID ticketId,
        @Positive
                @Schema(
                        description =
                                "How many; one when left out. 10 at the most, unless the operator"
                                        + " says otherwise",
                        maximum = "10",
                        examples = "1")
                Integer quantity,
        @Positive
                @Schema(
                        description =
                                "What the buyer believes one costs; any price when left out. A"
                                        + " string of the same digits is taken, too",
                        maximum = "99999999.99",
                        examples = "20.5")
                BigDecimal price) {

    OrderRequest of(UUID buyerId) {
        return new OrderRequest(buyerId, ticketId, quantity == null ? 1 : quantity, price);
    }
}
