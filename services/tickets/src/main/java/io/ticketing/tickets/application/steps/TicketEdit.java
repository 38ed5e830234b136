package io.ticketing.tickets.application.steps;

import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.tickets.domain.Edit;
import io.ticketing.tickets.domain.Ticket;
import io.ticketing.tickets.events.TicketEvents;
import io.ticketing.tickets.persistence.TicketRepository;

/// What all edits share. The ticket's row is locked, so that a hold announced by orders comes
/// either before or after. The event goes to the outbox in the same transaction.
@ApplicationScoped
public class TicketEdit {

    private final TicketRepository tickets;
    private final TicketEvents events;

    TicketEdit(TicketRepository tickets, TicketEvents events) {
        this.tickets = tickets;
        this.events = events;
    }

    public Uni<Edit> apply(UUID ticketId, Function<Ticket, Edit> decision) {
        return tickets.lock(ticketId)
                .map(ticket -> ticket == null ? new Edit.UnknownTicket() : decision.apply(ticket))
                .call(this::announce);
    }

    private Uni<Void> announce(Edit outcome) {
        return outcome instanceof Edit.Changed(var _, var event)
                ? events.record(event)
                : Uni.createFrom().voidItem();
    }
}
