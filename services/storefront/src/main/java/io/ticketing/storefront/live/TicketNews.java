package io.ticketing.storefront.live;

import java.util.UUID;

import io.quarkus.runtime.annotations.RegisterForReflection;

import io.ticketing.storefront.market.Ticket;
import io.ticketing.storefront.pages.Names;
import io.ticketing.storefront.pages.Words;

/// An update of a ticket for an open page.
///
/// @param left how many can be bought, in the visitor's format
/// @param version counts the changes of the offer: if it differs from the page's, the offer has
/// changed
@RegisterForReflection // only its stream knows that it is written
public record TicketNews(UUID id, String state, String left, long version) {

    static TicketNews of(Ticket ticket, Words words) {
        return new TicketNews(ticket.id(), Names.of(ticket.status()), words.left(ticket), ticket.version());
    }
}
