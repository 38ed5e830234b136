package io.ticketing.storefront.pages;

import java.math.RoundingMode;
import java.util.Currency;

import io.quarkus.qute.RawString;
import io.vertx.core.json.JsonObject;

import io.ticketing.storefront.market.Ticket;

/// An offer for programs that read pages: search engines, and link previews.
///
/// @param price with all decimals of its currency, and no grouping: `1234.50`
/// @param availability as <https://schema.org/ItemAvailability> names it
public record OfferData(String title, String price, String currency, String availability, String url) {

    private static final String SCHEMA = "https://schema.org/";

    static OfferData of(Ticket ticket, String url) {
        int decimals = Currency.getInstance(ticket.currency()).getDefaultFractionDigits();
        return new OfferData(
                ticket.title(),
                ticket.price().setScale(decimals, RoundingMode.UNNECESSARY).toPlainString(),
                ticket.currency(),
                switch (ticket.status()) {
                    case AVAILABLE -> "InStock";
                    case LOCKED -> "OutOfStock";
                    case SOLD_OUT -> "SoldOut";
                    case WITHDRAWN -> "Discontinued";
                },
                url);
    }

    /// Safe in a script element, which `</` would end and `<!--` would extend.
    ///
    /// Source: <https://schema.org/Offer>
    public RawString jsonLd() {
        String json = new JsonObject()
                .put("@context", SCHEMA)
                .put("@type", "Product")
                .put("name", title)
                .put("url", url)
                .put(
                        "offers",
                        new JsonObject()
                                .put("@type", "Offer")
                                .put("price", price)
                                .put("priceCurrency", currency)
                                .put("availability", SCHEMA + availability)
                                .put("url", url))
                .encode()
                .replace("<", "\\u003c");
        return new RawString(json);
    }
}
