package io.ticketing.storefront.live;

import java.util.UUID;

import io.quarkus.runtime.annotations.RegisterForReflection;

import io.ticketing.storefront.market.Ticket;
import io.ticketing.storefront.pages.Names;
import io.ticketing.storefront.pages.Words;

/// What an open page is told of a ticket.
///
/// @param left how many can be bought, as the visitor writes it
/// @param version counts the changes of the offer: another one than the page shows means another
/// offer
@RegisterForReflection // only its stream knows that it is written
public record TicketNews(UUID id, String state, String left, long version) {

    static TicketNews of(Ticket ticket, Words words) {
        return new TicketNews(
                ticket.id(), Names.of(ticket.status()), words.left(ticket), ticket.version());
    }
}
