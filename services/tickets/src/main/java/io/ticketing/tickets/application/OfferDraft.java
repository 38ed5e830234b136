package io.ticketing.tickets.application;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

import io.ticketing.money.InvalidAmountException;
import io.ticketing.money.Money;
import io.ticketing.tickets.domain.Offer;
import io.ticketing.tickets.domain.Returns;

/// What a seller has sent. Missing values come from the settings for a new ticket, and from the
/// ticket itself for an edit.
public record OfferDraft(
        String title,
        BigDecimal price,
        Optional<Currency> currency,
        Optional<Integer> quantity,
        Optional<Returns> returns) {

    /// @throws InvalidAmountException if the currency has no such amount
    Offer complete(Currency otherCurrency, int otherQuantity, Returns otherReturns) {
        return new Offer(
                title,
                Money.of(price, currency.orElse(otherCurrency)),
                quantity.orElse(otherQuantity),
                returns.orElse(otherReturns));
    }
}
