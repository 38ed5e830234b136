package io.ticketing.tickets.domain;

import java.util.UUID;

/// What orders says about the stock of a ticket.
public record TicketStock(UUID ticketId, Stock stock) {

    public static TicketStock newer(TicketStock one, TicketStock other) {
        return other.stock.isNewerThan(one.stock) ? other : one;
    }
}
