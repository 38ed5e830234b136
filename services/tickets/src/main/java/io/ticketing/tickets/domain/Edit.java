package io.ticketing.tickets.domain;

import java.util.Currency;

import io.ticketing.money.Unchargeable;

/// The outcome of a request to revise or withdraw a ticket.
public sealed interface Edit {

    /// The ticket has a new version, which must be announced.
    record Changed(Ticket ticket, TicketEvent event) implements Edit {}

    /// The ticket was already as requested.
    record Unchanged(Ticket ticket) implements Edit {}

    /// The ticket stays as it is.
    sealed interface Refused extends Edit {}

    record UnknownTicket() implements Refused {}

    record NotYours() implements Refused {}

    /// The editor has seen an older version.
    record Stale(long version) implements Refused {}

    /// A buyer may send a price without its currency, so a ticket's currency never changes.
    record OtherCurrency(Currency listed) implements Refused {}

    /// Nobody could pay the new price.
    record NotChargeable(Unchargeable why) implements Refused {}

    /// Buyers can't return anything until a time that has passed.
    record ReturnsOver() implements Refused {}

    /// Buyers hold some at the price they were shown.
    record Held(int held) implements Refused {}

    /// Off sale for good.
    record Withdrawn() implements Refused {}

    /// More are sold than the new quantity.
    record BelowSold(int sold) implements Refused {}

    /// Some are sold with the promise that they can be returned for longer.
    record ReturnsPromised(int sold, Returns promised) implements Refused {}

    /// Buyers have some, and can't lose them without a refund.
    record Taken(Stock stock) implements Refused {}
}
