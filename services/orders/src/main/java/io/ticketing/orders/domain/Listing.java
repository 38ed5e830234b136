package io.ticketing.orders.domain;

import java.util.Currency;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

import io.ticketing.money.Money;

/// A ticket as its seller describes it in one version.
///
/// @param currency is missing if the ticket was withdrawn before its listing was seen
/// @param listed how many the seller offers
@Embeddable
public record Listing(
        @Column(insertable = false, updatable = false) UUID ticketId,
        long ticketVersion,
        String title,
        long price,
        @Nullable String currency,
        int listed) {

    public static Listing of(UUID ticketId, long version, String title, Money price, int quantity) {
        return new Listing(
                ticketId, version, title, price.minorUnits(), price.currency().getCurrencyCode(), quantity);
    }

    /// A ticket that was withdrawn before its listing was seen.
    static Listing unseen(UUID ticketId, long version) {
        return new Listing(ticketId, version, "", 0, null, 0);
    }

    Listing withdrawn(long version) {
        return new Listing(ticketId, version, title, price, currency, 0);
    }

    Money unitPrice() {
        return new Money(price, Currency.getInstance(currency));
    }
}
