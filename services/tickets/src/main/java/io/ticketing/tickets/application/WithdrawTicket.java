package io.ticketing.tickets.application;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.outbox.Transactions;
import io.ticketing.tickets.application.steps.TicketEdit;
import io.ticketing.tickets.domain.Edit;

/// Takes a ticket off sale for good, unless some are held or sold and are not to be refunded.
@ApplicationScoped
public class WithdrawTicket {

    private final Transactions transactions;
    private final TicketEdit edit;
    private final Catalogue catalogue;
    private final Clock clock;

    WithdrawTicket(Transactions transactions, TicketEdit edit, Catalogue catalogue, Clock clock) {
        this.transactions = transactions;
        this.edit = edit;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    public Uni<Edit> withdraw(UUID ticketId, UUID editor, boolean withRefunds) {
        return transactions
                .run(() -> edit.apply(ticketId, ticket -> ticket.withdraw(editor, withRefunds, clock.instant())))
                .invoke(() -> catalogue.changed(ticketId));
    }
}
