package io.ticketing.tickets.application;

import org.apache.avro.specific.SpecificRecord;

import io.ticketing.contracts.tickets.TicketListed;
import io.ticketing.contracts.tickets.TicketRevised;
import io.ticketing.contracts.tickets.TicketWithdrawn;
import io.ticketing.tickets.domain.Offer;
import io.ticketing.tickets.domain.TicketEvent;

/// Puts what has happened to a ticket into the words other services know.
final class TicketEvents {

    private TicketEvents() {}

    static SpecificRecord toAvro(TicketEvent event) {
        return switch (event) {
            case TicketEvent.Listed listed -> listed(listed, listed.offer());
            case TicketEvent.Revised revised -> revised(revised);
            case TicketEvent.Withdrawn withdrawn ->
                    new TicketWithdrawn(
                            withdrawn.ticketId(), withdrawn.version(), withdrawn.sellerId());
        };
    }

    private static TicketListed listed(TicketEvent event, Offer offer) {
        return new TicketListed(
                event.ticketId(),
                event.version(),
                event.sellerId(),
                offer.title(),
                offer.price().minorUnits(),
                offer.price().currency().getCurrencyCode(),
                offer.quantity());
    }

    private static TicketRevised revised(TicketEvent.Revised event) {
        Offer offer = event.offer();
        return new TicketRevised(
                event.ticketId(),
                event.version(),
                event.sellerId(),
                offer.title(),
                offer.price().minorUnits(),
                offer.price().currency().getCurrencyCode(),
                offer.quantity(),
                event.offered() < offer.quantity() ? event.offered() : null);
    }
}
