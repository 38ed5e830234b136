package io.ticketing.tickets.application;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.smallrye.mutiny.Uni;

import io.ticketing.outbox.Transactions;
import io.ticketing.tickets.TicketsConfig;
import io.ticketing.tickets.domain.Offer;
import io.ticketing.tickets.domain.Ticket;
import io.ticketing.tickets.events.TicketEvents;
import io.ticketing.tickets.persistence.TicketRepository;

/// Puts a ticket on sale.
@ApplicationScoped
public class CreateTicket {

    private static final int ONE = 1;

    private final Transactions transactions;
    private final TicketRepository tickets;
    private final TicketEvents events;
    private final Catalogue catalogue;
    private final TicketsConfig config;
    private final Clock clock;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    CreateTicket(
            Transactions transactions,
            TicketRepository tickets,
            TicketEvents events,
            Catalogue catalogue,
            TicketsConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.events = events;
        this.catalogue = catalogue;
        this.config = config;
        this.clock = clock;
    }

    public Uni<Ticket> create(UUID seller, OfferDraft draft) {
        Offer offer = draft.complete(config.currency(), ONE);
        return transactions
                .run(() -> save(Ticket.list(ids.generate(), seller, offer, clock.instant())))
                .invoke(listed -> catalogue.changed(listed.id()));
    }

    private Uni<Ticket> save(Ticket ticket) {
        return tickets.persist(ticket).call(() -> events.record(ticket.listed()));
    }
}
