package io.ticketing.messaging;

import java.util.UUID;

import io.ticketing.contracts.tickets.TicketListed;

/// Events for the tests.
final class Listings {

    private Listings() {}

    static TicketListed titled(String title) {
        return versioned(UUID.randomUUID(), 1, title);
    }

    static TicketListed versioned(UUID ticketId, long version, String title) {
        return new TicketListed(ticketId, version, UUID.randomUUID(), title, 2000L, "USD", 3);
    }
}
