package io.ticketing.storefront.pages;

import java.util.UUID;

import io.ticketing.storefront.market.Ticket;

/// A ticket as pages show it.
///
/// @param state for styles and scripts: `available`, `locked`, `sold_out`, `withdrawn`
/// @param exactPrice the price that a form sends back, so that the buyer pays the price shown
public record TicketCard(
        UUID id, String title, String price, String exactPrice, String left, String state, long version) {

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
