package io.ticketing.tickets.application;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.smallrye.mutiny.Uni;

import io.ticketing.money.ChargedCurrencies;
import io.ticketing.money.Unchargeable;
import io.ticketing.outbox.Transactions;
import io.ticketing.tickets.domain.Offer;
import io.ticketing.tickets.domain.Ticket;
import io.ticketing.tickets.events.TicketEvents;
import io.ticketing.tickets.persistence.TicketRepository;

/// Puts a ticket on sale, at a price that can be charged.
@ApplicationScoped
public class CreateTicket {

    private static final int ONE = 1;

    /// What becomes of an offer.
    public sealed interface Outcome {

        record Listed(Ticket ticket) implements Outcome {}

        record Refused(Unchargeable why) implements Outcome {}
    }

    private final Transactions transactions;
    private final TicketRepository tickets;
    private final TicketEvents events;
    private final Catalogue catalogue;
    private final SellersCurrencies currencies;
    private final ChargedCurrencies charged;
    private final Clock clock;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    CreateTicket(
            Transactions transactions,
            TicketRepository tickets,
            TicketEvents events,
            Catalogue catalogue,
            SellersCurrencies currencies,
            ChargedCurrencies charged,
            Clock clock) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.events = events;
        this.catalogue = catalogue;
        this.currencies = currencies;
        this.charged = charged;
        this.clock = clock;
    }

    public Uni<Outcome> create(UUID seller, OfferDraft draft) {
        Offer offer = draft.complete(currencies.usual(), ONE);
        return charged.refuse(offer.price())
                .<Uni<Outcome>>map(why -> Uni.createFrom().item(new Outcome.Refused(why)))
                .orElseGet(() -> list(seller, offer).map(Outcome.Listed::new));
    }

    private Uni<Ticket> list(UUID seller, Offer offer) {
        return transactions
                .run(() -> save(Ticket.list(ids.generate(), seller, offer, clock.instant())))
                .invoke(listed -> catalogue.changed(listed.id()));
    }

    private Uni<Ticket> save(Ticket ticket) {
        return tickets.persist(ticket).call(() -> events.record(ticket.listed()));
    }
}
