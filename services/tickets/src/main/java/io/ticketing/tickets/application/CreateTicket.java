package io.ticketing.tickets.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.smallrye.mutiny.Uni;

import io.ticketing.money.ChargedCurrencies;
import io.ticketing.money.Unchargeable;
import io.ticketing.outbox.Transactions;
import io.ticketing.tickets.domain.Offer;
import io.ticketing.tickets.domain.Returns;
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

        record NotChargeable(Unchargeable why) implements Outcome {}

        /// Nobody could return anything.
        record ReturnsOver() implements Outcome {}
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
        Offer offer = draft.complete(currencies.usual(), ONE, Returns.NONE);
        Instant now = clock.instant();
        return refusal(offer, now)
                .map(refused -> Uni.createFrom().item(refused))
                .orElseGet(() -> list(seller, offer, now).map(Outcome.Listed::new));
    }

    private Optional<Outcome> refusal(Offer offer, Instant now) {
        return offer.returns().areOver(now)
                ? Optional.of(new Outcome.ReturnsOver())
                : charged.refuse(offer.price()).map(Outcome.NotChargeable::new);
    }

    private Uni<Ticket> list(UUID seller, Offer offer, Instant now) {
        return transactions
                .run(() -> save(Ticket.list(ids.generate(), seller, offer, now)))
                .invoke(listed -> catalogue.changed(listed.id()));
    }

    private Uni<Ticket> save(Ticket ticket) {
        return tickets.persist(ticket).call(() -> events.record(ticket.listed()));
    }
}
