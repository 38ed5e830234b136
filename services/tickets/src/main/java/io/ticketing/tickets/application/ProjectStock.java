package io.ticketing.tickets.application;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.outbox.Transactions;
import io.ticketing.tickets.domain.Stock;
import io.ticketing.tickets.domain.Ticket;
import io.ticketing.tickets.events.TicketEvents;
import io.ticketing.tickets.persistence.TicketRepository;

/// Stores what orders say about a ticket's stock, and announces a new version if the quantity
/// changes with it.
///
/// It needs no inbox: levels are absolute and numbered, so repeated or late ones change nothing.
@ApplicationScoped
public class ProjectStock {

    private final Transactions transactions;
    private final TicketRepository tickets;
    private final TicketEvents events;

    ProjectStock(Transactions transactions, TicketRepository tickets, TicketEvents events) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.events = events;
    }

    public Uni<Void> project(UUID ticketId, Stock stock) {
        return tickets.project(ticketId, stock)
                .chain(done -> done ? nothing() : transactions.run(() -> lookCloser(ticketId, stock)));
    }

    /// The levels are old, or raced an edit by the seller.
    private Uni<Void> lookCloser(UUID ticketId, Stock stock) {
        return tickets.lock(ticketId)
                .onItem()
                .ifNull()
                // Orders for an unknown ticket mean that data was lost: a person must know.
                .failWith(() -> new IllegalStateException("unknown ticket " + ticketId))
                .chain(ticket -> stock.isNewerThan(ticket.stock()) ? follow(ticket, stock) : nothing());
    }

    private Uni<Void> follow(Ticket ticket, Stock stock) {
        return Uni.createFrom()
                .item(() -> ticket.follow(stock))
                .chain(revised -> revised.map(events::record).orElseGet(ProjectStock::nothing))
                .chain(() -> tickets.keep(ticket.id(), stock));
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
