package io.ticketing.tickets.application;

import java.time.Clock;
import java.util.UUID;
import java.util.function.LongPredicate;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.money.ChargedCurrencies;
import io.ticketing.outbox.Transactions;
import io.ticketing.tickets.application.steps.TicketEdit;
import io.ticketing.tickets.domain.Edit;
import io.ticketing.tickets.domain.Offer;
import io.ticketing.tickets.domain.Ticket;

/// Changes what a seller offers, unless a buyer holds some of it.
@ApplicationScoped
public class ReviseTicket {

    private final Transactions transactions;
    private final TicketEdit edit;
    private final Catalogue catalogue;
    private final ChargedCurrencies charged;
    private final Clock clock;

    ReviseTicket(
            Transactions transactions, TicketEdit edit, Catalogue catalogue, ChargedCurrencies charged, Clock clock) {
        this.transactions = transactions;
        this.edit = edit;
        this.catalogue = catalogue;
        this.charged = charged;
        this.clock = clock;
    }

    /// @param seen whether the editor has seen the version that it is given
    public Uni<Edit> revise(UUID ticketId, UUID editor, LongPredicate seen, OfferDraft draft) {
        return transactions
                .run(() -> edit.apply(
                        ticketId, ticket -> ticket.revise(editor, seen, over(ticket, draft), charged, clock.instant())))
                .invoke(() -> catalogue.changed(ticketId));
    }

    private static Offer over(Ticket ticket, OfferDraft draft) {
        Offer current = ticket.offer();
        return draft.complete(current.price().currency(), current.quantity(), current.returns());
    }
}
