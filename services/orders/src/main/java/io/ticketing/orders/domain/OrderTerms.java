package io.ticketing.orders.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.UUID;

import jakarta.persistence.Embeddable;

import io.ticketing.money.Money;

/// What an order promises its buyer. It never changes, whatever the seller edits later.
@Embeddable
public record OrderTerms(
        UUID buyerId,
        UUID ticketId,
        long ticketVersion,
        String ticketTitle,
        int quantity,
        long unitPrice,
        String currency,
        Instant createdAt,
        Instant expiresAt) {

    static OrderTerms of(OrderRequest request, Stock stock, Instant now, Duration reserved) {
        // Other services keep deadlines in milliseconds: a finer one would seem to come too early
        // there.
        var createdAt = now.truncatedTo(ChronoUnit.MILLIS);
        return new OrderTerms(
                request.buyerId(),
                stock.ticketId(),
                stock.ticketVersion(),
                stock.title(),
                request.quantity(),
                stock.price().minorUnits(),
                stock.price().currency().getCurrencyCode(),
                createdAt,
                createdAt.plus(reserved));
    }

    public Money price() {
        return new Money(unitPrice, Currency.getInstance(currency));
    }

    public Money total() {
        return price().times(quantity);
    }
}
