package io.ticketing.payments.domain;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/// A buyer's request to pay for an order with a card.
///
/// @param cardToken the gateway's token for the card; never logged
/// @param returnUrl where the bank sends the buyer back to, if it asks; the order's page if absent
public record PaymentRequest(UUID buyerId, UUID orderId, String cardToken, Optional<URI> returnUrl) {

    /// Equal for requests that ask for the same; it contains the card's token.
    public String meaning() {
        return orderId + " " + cardToken + returnUrl.map(url -> " " + url).orElse("");
    }

    @Override
    public String toString() {
        return "PaymentRequest[buyerId=%s, orderId=%s]".formatted(buyerId, orderId);
    }
}
