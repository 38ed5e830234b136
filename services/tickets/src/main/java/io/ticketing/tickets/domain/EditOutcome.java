package io.ticketing.tickets.domain;

import java.util.Currency;

/// What came of a wish to revise or withdraw a ticket.
public sealed interface EditOutcome {

    /// The ticket has a new version, and others must hear of it.
    record Changed(Ticket ticket, TicketEvent event) implements EditOutcome {}

    /// The ticket was already as wished.
    record Unchanged(Ticket ticket) implements EditOutcome {}

    /// The ticket stays as it is.
    sealed interface Refused extends EditOutcome {}

    record Unknown() implements Refused {}

    record NotYours() implements Refused {}

    /// The editor has seen an older version.
    record Stale(long version) implements Refused {}

    /// A buyer may name a price without its currency: it must mean the same for the ticket's life.
    record OtherCurrency(Currency listed) implements Refused {}

    /// Buyers hold some at the price they were shown.
    record Held(int held) implements Refused {}

    /// Off sale for good.
    record Withdrawn() implements Refused {}

    /// More are sold than would be left.
    record BelowSold(int sold) implements Refused {}

    /// What is sold can't be withdrawn.
    record Sold(int sold) implements Refused {}
}
