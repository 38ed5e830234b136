package io.ticketing.payments.domain;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

/// What was bought, as a receipt and its credit notes say it.
///
/// @param title of the ticket when the order was placed; null if it is not known any more
/// @param unitPrice in minor units of the currency
/// @param currency ISO 4217 code
/// @param paidAt when the amount was authorised
@Embeddable
public record Purchase(
        UUID paymentId,
        UUID orderId,
        UUID buyerId,
        @Nullable String title,
        long unitPrice,
        String currency,
        Instant paidAt) {

    static Purchase of(Payment payment, @Nullable String title) {
        var terms = payment.terms();
        return new Purchase(
                payment.id(),
                terms.orderId(),
                terms.buyerId(),
                title,
                terms.priceOf(1).minorUnits(),
                terms.currency(),
                payment.authorizedAt().orElseThrow());
    }
}
