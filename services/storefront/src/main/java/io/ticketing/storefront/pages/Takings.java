package io.ticketing.storefront.pages;

import org.jspecify.annotations.Nullable;

import io.ticketing.storefront.market.Sale;

/// What a seller has sold of a ticket, and how far its refunds are.
///
/// @param failed how many tickets were to be refunded and could not be; missing if there are none
/// @param underWay whether refunds are on their way, or are about to be
public record Takings(
        String sold,
        String amount,
        String returned,
        String refunded,
        int soldTickets,
        int returnedTickets,
        @Nullable String failed,
        boolean underWay) {

    static Takings of(Sale.Total total, Words words) {
        return new Takings(
                words.number(total.sold()),
                words.money(total.amount(), total.currency()),
                words.number(total.returned()),
                words.money(total.refunded(), total.currency()),
                total.sold(),
                total.returned(),
                total.failed() == 0 ? null : words.tickets(total.failed()),
                total.pending() > 0 || total.cancelled() && total.returned() + total.failed() < total.sold());
    }

    /// What an open page compares with a later one, while refunds are on their way. Otherwise empty.
    public String pending() {
        return underWay ? returned + "/" + sold : "";
    }
}
