package io.ticketing.outbox;

import java.util.UUID;

import io.ticketing.contracts.tickets.Offer;
import io.ticketing.contracts.tickets.TicketListed;
import io.ticketing.contracts.tickets.TicketRevised;

/// Events for the tests.
final class Listings {

    private Listings() {}

    static TicketListed titled(String title) {
        return versioned(UUID.randomUUID(), 1, title);
    }

    static TicketListed versioned(UUID ticketId, long version, String title) {
        return new TicketListed(ticketId, version, UUID.randomUUID(), offer(title));
    }

    static TicketRevised revised(UUID ticketId) {
        return new TicketRevised(ticketId, 2L, UUID.randomUUID(), offer("Lucio Silla"), null);
    }

    private static Offer offer(String title) {
        return new Offer(title, 2000L, "USD", 3, null);
    }
}
