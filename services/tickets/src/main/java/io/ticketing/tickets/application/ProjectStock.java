package io.ticketing.tickets.application;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.messaging.Transactions;
import io.ticketing.tickets.domain.Stock;
import io.ticketing.tickets.persistence.TicketRepository;

/// Keeps what orders say about the stock of a ticket.
///
/// Needs no inbox: levels are absolute and numbered, so what comes twice or late changes nothing.
@ApplicationScoped
public class ProjectStock {

    private final Transactions transactions;
    private final TicketRepository tickets;

    ProjectStock(Transactions transactions, TicketRepository tickets) {
        this.transactions = transactions;
        this.tickets = tickets;
    }

    public Uni<Void> project(UUID ticketId, Stock stock) {
        return transactions.run(
                () ->
                        tickets.project(ticketId, stock)
                                .chain(newer -> newer ? done() : mustBeKnown(ticketId)));
    }

    /// Orders of a ticket never seen here mean that data was lost: a person must know.
    private Uni<Void> mustBeKnown(UUID ticketId) {
        return tickets.count("id", ticketId)
                .invoke(
                        known -> {
                            if (known == 0) {
                                throw new IllegalStateException("unknown ticket " + ticketId);
                            }
                        })
                .replaceWithVoid();
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }
}
