package io.ticketing.tickets.persistence;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.ticketing.tickets.domain.Ticket;

/// A page of the requested tickets, and the ticket after which the next page starts, if there is
/// one.
public record TicketPage(List<Ticket> tickets, Optional<UUID> last) {

    /// @param found up to one more than the limit, which proves that there is a next page
    static TicketPage of(List<Ticket> found, int limit) {
        if (found.size() <= limit) {
            return new TicketPage(found, Optional.empty());
        }
        List<Ticket> tickets = found.subList(0, limit);
        return new TicketPage(tickets, Optional.of(tickets.getLast().id()));
    }
}
