package io.ticketing.storefront.pages;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.ticketing.storefront.market.TicketsApi.Offer;

/// An offer as its seller typed it.
record TypedOffer(
        @RestForm @Nullable String title,
        @RestForm @Nullable String price,
        @RestForm @Nullable String quantity,
        @RestForm @Nullable String currency,
        @RestForm @Nullable String returnsUntil,
        @RestForm @Nullable String zone) {

    private static final Currency ANY = Currency.getInstance("USD");

    /// The typed offer in the API's form.
    sealed interface Reading {

        record Understood(Offer offer) implements Reading {}

        /// @param errors a sentence for each field that can't be read
        record Unreadable(Map<String, String> errors) implements Reading {}
    }

    /// The edit of an offer, whose currency never changes.
    TypedOffer in(String currency) {
        return new TypedOffer(title, price, quantity, currency, returnsUntil, zone);
    }

    /// @param returns until when buyers can return it so far
    Reading read(Words words, @Nullable Instant returns) {
        var errors = new LinkedHashMap<String, String>();
        BigDecimal price = number("price", words.readPrice(this.price, knownCurrency()), errors);
        BigDecimal quantity = number("quantity", words.readCount(this.quantity), errors);
        String returnsUntil = returnsUntil(returns, errors);
        return errors.isEmpty()
                ? new Reading.Understood(
                        new Offer(Forms.text(title), price, Forms.whole(quantity), Forms.text(currency), returnsUntil))
                : new Reading.Unreadable(errors);
    }

    private static @Nullable BigDecimal number(String field, Entry entry, Map<String, String> errors) {
        return switch (entry) {
            case Entry.Read(var number) -> number;
            case Entry.Refused(var why) -> {
                errors.put(field, why);
                yield null;
            }
        };
    }

    private @Nullable String returnsUntil(@Nullable Instant before, Map<String, String> errors) {
        try {
            return returns().change(before);
        } catch (DateTimeException unreadable) {
            errors.put("returnsUntil", "Write a date and a time such as 2026-12-31T20:00.");
            return null;
        }
    }

    ReturnsField returns() {
        return ReturnsField.typed(returnsUntil, zone);
    }

    /// Any currency with the usual number of decimals, because the API will refuse the code anyway.
    Currency knownCurrency() {
        try {
            Currency known = Currency.getInstance(Forms.text(currency));
            return known.getDefaultFractionDigits() < 0 ? ANY : known;
        } catch (IllegalArgumentException | NullPointerException unknown) {
            return ANY;
        }
    }
}
