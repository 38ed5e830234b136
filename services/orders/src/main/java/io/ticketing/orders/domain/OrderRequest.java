package io.ticketing.orders.domain;

import java.math.BigDecimal;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.ticketing.money.Money;

/// What a buyer asks for.
///
/// @param price what the buyer believes one ticket costs, in major units of the ticket's currency,
/// which never changes; without it any price
public record OrderRequest(
        UUID buyerId, UUID ticketId, int quantity, @Nullable BigDecimal price) {

    public OrderRequest {
        if (quantity < 1) {
            throw new IllegalArgumentException("an order is for at least one ticket");
        }
    }

    /// Equal for requests that ask for the same, however their price is written.
    public String meaning() {
        return "%s %d %s".formatted(ticketId, quantity, price == null ? null : price.stripTrailingZeros());
    }

    boolean agreesTo(Money unitPrice) {
        return price == null || Money.of(price, unitPrice.currency()).equals(unitPrice);
    }
}
