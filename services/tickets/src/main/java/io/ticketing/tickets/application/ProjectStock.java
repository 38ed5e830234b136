package io.ticketing.tickets.application;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.outbox.Together;
import io.ticketing.outbox.Transactions;
import io.ticketing.postgresql.Contexts;
import io.ticketing.tickets.domain.Stock;
import io.ticketing.tickets.domain.Ticket;
import io.ticketing.tickets.domain.TicketStock;
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
    private final Catalogue catalogue;
    private final Together<TicketStock> levels;

    ProjectStock(
            Transactions transactions,
            TicketRepository tickets,
            TicketEvents events,
            Catalogue catalogue,
            Contexts contexts) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.events = events;
        this.catalogue = catalogue;
        this.levels = new Together<>(
                "Storing the stock of tickets",
                contexts,
                TicketStock::ticketId,
                all -> tickets.project(newest(all)),
                (_, all) ->
                        transactions.run(() -> lookCloser(all.stream().reduce(all.getFirst(), TicketStock::newer))));
    }

    public Uni<Void> project(TicketStock stock) {
        return levels.add(stock).invoke(() -> catalogue.changed(stock.ticketId()));
    }

    private static List<TicketStock> newest(List<TicketStock> levels) {
        var byTicket = levels.stream()
                .collect(Collectors.toMap(TicketStock::ticketId, Function.identity(), TicketStock::newer));
        return List.copyOf(byTicket.values());
    }

    /// The ticket is locked, or the quantity must change with the levels.
    private Uni<Void> lookCloser(TicketStock news) {
        return tickets.lock(news.ticketId())
                .onItem()
                .ifNull()
                // Orders for an unknown ticket mean that data was lost: a person must know.
                .failWith(() -> new IllegalStateException("unknown ticket " + news.ticketId()))
                .chain(ticket -> news.stock().isNewerThan(ticket.stock()) ? follow(ticket, news.stock()) : nothing());
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
