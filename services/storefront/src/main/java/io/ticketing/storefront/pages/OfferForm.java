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
public record OfferForm(
        String title,
        String price,
        String quantity,
        String currency,
        String example,
        @Nullable Notice notice,
        Map<String, String> errors) {

    /// The initial form of a new offer.
    static final Currency DEFAULT = Currency.getInstance("USD");

    /// The currencies in the form; the API knows more.
    private static final List<String> CURRENCIES = List.of("USD", "EUR", "GBP", "CHF", "JPY");

    static OfferForm empty(Words words) {
        return new OfferForm("", "", words.count(1), DEFAULT.getCurrencyCode(), words.example(DEFAULT), null, Map.of());
    }

    static OfferForm of(Ticket ticket, @Nullable Notice notice, Words words) {
        Currency currency = Currency.getInstance(ticket.currency());
        return new OfferForm(
                ticket.title(),
                words.amount(ticket.price(), currency),
                words.count(ticket.quantity()),
                ticket.currency(),
                words.example(currency),
                notice,
                Map.of());
    }

    /// The form as typed, with the API's errors.
    static OfferForm refused(TypedOffer typed, Refusal why, Words words) {
        return again(typed, Notice.ofEdit(why), why.byField(), words);
    }

    /// The form as typed, with the fields that can't be read.
    static OfferForm unreadable(TypedOffer typed, Map<String, String> errors, Words words) {
        return again(typed, Notice.UNREADABLE, errors, words);
    }

    public List<String> currencies() {
        return Stream.concat(CURRENCIES.stream(), Stream.of(currency))
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
    }

    private static OfferForm again(TypedOffer typed, Notice notice, Map<String, String> errors, Words words) {
        return new OfferForm(
                orEmpty(typed.title()),
                orEmpty(typed.price()),
                orEmpty(typed.quantity()),
                orEmpty(typed.currency()),
                words.example(typed.knownCurrency()),
                notice,
                errors);
    }

    /// The text without surrounding blanks, as it was read.
    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
