package io.ticketing.storefront.marketplace;

import java.math.BigDecimal;
import java.util.Optional;

import io.vertx.ext.web.RoutingContext;

import static io.ticketing.storefront.marketplace.PlayedService.text;

/// What a seller offers.
///
/// @param returnsUntil null if buyers can't return anything
public record Offer(String title, BigDecimal price, String currency, int quantity, String returnsUntil) {

    public Offer(String title, BigDecimal price, String currency, int quantity) {
        this(title, price, currency, quantity, null);
    }

    public Offer withReturnsUntil(String time) {
        return new Offer(title, price, currency, quantity, time);
    }

    /// As in the body, with missing values as before; empty if it was refused.
    static Optional<Offer> of(RoutingContext request, Offer before) {
        String title = text(request, "title", "");
        String price = text(request, "price", "");
        String quantity = text(request, "quantity", "" + before.quantity);
        var refusal = Refusal.of(400, "invalid-request", "The request is not valid");
        if (title.isBlank()) {
            refusal = refusal.withError("title", "title must not be blank");
        }
        if (!price.matches("\\d+(\\.\\d+)?")) {
            refusal = refusal.withError("price", "price has a wrong type");
        }
        if (!quantity.matches("[1-9]\\d{0,5}")) {
            refusal = refusal.withError("quantity", "quantity has a wrong type");
        }
        if (refusal.namesFields()) {
            refusal.answer(request);
            return Optional.empty();
        }
        String returnsUntil = text(request, "returnsUntil", before.returnsUntil);
        return Optional.of(new Offer(
                title,
                new BigDecimal(price),
                text(request, "currency", before.currency),
                Integer.parseInt(quantity),
                "".equals(returnsUntil) ? null : returnsUntil));
    }
}
