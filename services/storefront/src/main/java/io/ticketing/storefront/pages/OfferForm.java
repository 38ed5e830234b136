package io.ticketing.storefront.pages;

import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.ticketing.storefront.market.Refusal;
import io.ticketing.storefront.market.Ticket;
import io.ticketing.storefront.market.TicketsApi.Offer;

/// What a seller has filled in.
public record OfferForm(
        String title,
        String price,
        String quantity,
        String currency,
        Notice notice,
        Map<String, String> errors) {

    /// Offered in the form; the API knows more.
    private static final List<String> CURRENCIES = List.of("USD", "EUR", "GBP", "CHF", "JPY");

    static OfferForm empty() {
        return new OfferForm("", "", "1", "USD", null, Map.of());
    }

    static OfferForm of(Ticket ticket, Notice notice) {
        return new OfferForm(
                ticket.title(),
                price(ticket),
                Integer.toString(ticket.quantity()),
                ticket.currency(),
                notice,
                Map.of());
    }

    static OfferForm refused(Offer offer, Refusal why) {
        return new OfferForm(
                orEmpty(offer.title()),
                orEmpty(offer.price()),
                orEmpty(offer.quantity()),
                orEmpty(offer.currency()),
                Notice.ofEdit(why),
                why.byField());
    }

    public List<String> currencies() {
        return Stream.concat(CURRENCIES.stream(), Stream.of(currency))
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
    }

    /// With all decimals of its currency: 20.50.
    private static String price(Ticket ticket) {
        int decimals = Currency.getInstance(ticket.currency()).getDefaultFractionDigits();
        return ticket.price().setScale(decimals, RoundingMode.UNNECESSARY).toPlainString();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
