package io.ticketing.storefront.pages;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.ticketing.storefront.market.Refusal;
import io.ticketing.storefront.market.Ticket;

/// What a seller has filled in.
///
/// @param example a price in the visitor's format
/// @param currencies that a new offer may be in
public record OfferForm(
        String title,
        String price,
        String quantity,
        String currency,
        String example,
        List<String> currencies,
        ReturnsField returns,
        @Nullable Notice notice,
        Map<String, String> errors) {

    /// The form of a new offer, in the first of these currencies.
    static OfferForm empty(List<String> currencies, Words words) {
        String usual = currencies.getFirst();
        return new OfferForm(
                "",
                "",
                words.count(1),
                usual,
                words.example(Currency.getInstance(usual)),
                currencies,
                ReturnsField.of(null, words.zone()),
                null,
                Map.of());
    }

    static OfferForm of(Ticket ticket, @Nullable Notice notice, Words words) {
        Currency currency = Currency.getInstance(ticket.currency());
        return new OfferForm(
                ticket.title(),
                words.amount(ticket.price(), currency),
                words.count(ticket.quantity()),
                ticket.currency(),
                words.example(currency),
                List.of(),
                ReturnsField.of(ticket.returnsUntil(), words.zone()),
                notice,
                Map.of());
    }

    /// The form as typed, with the API's errors.
    static OfferForm refused(TypedOffer typed, Refusal why, List<String> currencies, Words words) {
        return again(typed, Notice.ofEdit(why), why.byField(), currencies, words);
    }

    /// The form as typed, with the fields that can't be read.
    static OfferForm unreadable(TypedOffer typed, Map<String, String> errors, List<String> currencies, Words words) {
        return again(typed, Notice.UNREADABLE, errors, currencies, words);
    }

    private static OfferForm again(
            TypedOffer typed, Notice notice, Map<String, String> errors, List<String> currencies, Words words) {
        return new OfferForm(
                orEmpty(typed.title()),
                orEmpty(typed.price()),
                orEmpty(typed.quantity()),
                orEmpty(typed.currency()),
                words.example(typed.knownCurrency()),
                withTyped(currencies, orEmpty(typed.currency())),
                typed.returns(),
                notice,
                errors);
    }

    private static List<String> withTyped(List<String> currencies, String typed) {
        return Stream.concat(currencies.stream(), Stream.of(typed))
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
    }

    /// The text without surrounding blanks, as it was read.
    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
