package io.ticketing.storefront.pages;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.ticketing.storefront.market.TicketsApi.Offer;

/// An offer as its seller typed it.
record TypedOffer(
        @Nullable String title,
        @Nullable String price,
        @Nullable String quantity,
        @Nullable String currency) {

    private static final Currency ANY = Currency.getInstance("USD");

    /// The typed offer in the API's form.
    sealed interface Reading {

        record Understood(Offer offer) implements Reading {}

        /// @param errors a sentence for each field that can't be read
        record Unreadable(Map<String, String> errors) implements Reading {}
    }

    Reading read(Words words) {
        var errors = new LinkedHashMap<String, String>();
        BigDecimal price = number("price", words.readPrice(this.price, knownCurrency()), errors);
        BigDecimal quantity = number("quantity", words.readCount(this.quantity), errors);
        return errors.isEmpty()
                ? new Reading.Understood(
                        new Offer(Forms.text(title), price, Forms.whole(quantity), Forms.text(currency)))
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
