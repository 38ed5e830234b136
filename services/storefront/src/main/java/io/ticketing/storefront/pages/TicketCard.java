package io.ticketing.storefront.pages;

import java.util.UUID;

import io.ticketing.storefront.market.Ticket;

/// A ticket as pages show it.
///
/// @param state what styles and scripts go by: `available`, `locked`, `sold_out`, `withdrawn`
/// @param exactPrice what a form sends back, so that nobody pays another price than was shown
public record TicketCard(
        UUID id,
        String title,
        String price,
        String exactPrice,
        String left,
        String state,
        long version) {

    static TicketCard of(Ticket ticket, Words words) {
        return new TicketCard(
                ticket.id(),
                ticket.title(),
                words.money(ticket.price(), ticket.currency()),
                ticket.price().toPlainString(),
                words.left(ticket),
                Names.of(ticket.status()),
                ticket.version());
    }
}
