package io.ticketing.storefront.pages;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.ticketing.storefront.market.Ticket;

/// A seller's ticket with a bar of the tickets sold, held and free, in percent of its width.
///
/// @param offered only if buyers have taken more than that
public record StockPicture(
        UUID id,
        String title,
        String price,
        String state,
        String sold,
        String held,
        String free,
        double soldWidth,
        double heldWidth,
        @Nullable String offered,
        boolean withdrawn,
        boolean editable,
        boolean withdrawable) {

    private static final double WHOLE = 100.0;

    static StockPicture of(Ticket ticket, Words words) {
        int sold = orNone(ticket.sold());
        int held = orNone(ticket.held());
        // After a race with an edit, held + sold may exceed the quantity for a moment.
        int whole = Math.max(1, Math.max(ticket.quantity(), sold + held));
        boolean withdrawn = ticket.status() == Ticket.Status.WITHDRAWN;
        return new StockPicture(
                ticket.id(),
                ticket.title(),
                words.money(ticket.price(), ticket.currency()),
                Names.of(ticket.status()),
                words.number(sold),
                words.number(held),
                words.number(ticket.available()),
                share(sold, whole),
                share(held, whole),
                ticket.offered() == null ? null : words.number(ticket.offered()),
                withdrawn,
                !withdrawn && held == 0,
                !withdrawn && held == 0 && sold == 0);
    }

    private static int orNone(@Nullable Integer count) {
        return count == null ? 0 : count;
    }

    private static double share(int part, int whole) {
        return Math.round(WHOLE * WHOLE * part / whole) / WHOLE;
    }
}
