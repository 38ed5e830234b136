package io.ticketing.payments.domain;

import java.util.UUID;

/// A buyer's request to pay for an order with a card.
///
/// @param cardToken the gateway's token for the card; never logged
public record PaymentRequest(UUID buyerId, UUID orderId, String cardToken) {

    @Override
    public String toString() {
        return "PaymentRequest[buyerId=%s, orderId=%s]".formatted(buyerId, orderId);
    }
}
