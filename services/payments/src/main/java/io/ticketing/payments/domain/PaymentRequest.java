package io.ticketing.payments.domain;

import java.util.UUID;

/// A buyer's request to pay for an order with a card.
///
/// @param cardToken the gateway's token for the card; never logged
public record PaymentRequest(UUID buyerId, UUID orderId, String cardToken) {

    /// Equal for requests that ask for the same; it contains the card's token.
    public String meaning() {
        return orderId + " " + cardToken;
    }

    @Override
    public String toString() {
        return "PaymentRequest[buyerId=%s, orderId=%s]".formatted(buyerId, orderId);
    }
}
