package io.ticketing.storefront.pages;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.ticketing.storefront.market.Page;
import io.ticketing.storefront.market.Sale;
import io.ticketing.storefront.market.Ticket;

/// The sales of a seller's ticket.
///
/// @param cancelled whether all buyers are refunded
/// @param href the address of the page
/// @param next the address of the next page, if there is one
public record SalesPage(
        StockPicture stock,
        boolean cancelled,
        Takings takings,
        List<SaleRow> sales,
        String href,
        @Nullable String next) {

    static SalesPage of(Ticket ticket, Sale.Total total, Page<Sale> sales, @Nullable String cursor, Words words) {
        String path = path(ticket.id());
        return new SalesPage(
                StockPicture.of(ticket, words),
                total.cancelled(),
                Takings.of(total, words),
                sales.items().stream().map(sale -> SaleRow.of(sale, words)).toList(),
                cursor == null ? path : from(path, cursor),
                sales.next().map(next -> from(path, next)).orElse(null));
    }

    static String path(UUID ticketId) {
        return "/sell/" + ticketId + "/sales";
    }

    private static String from(String path, String cursor) {
        return path + "?cursor=" + SafePath.encode(cursor);
    }
}
