package io.ticketing.tickets.domain;

/// What a buyer can do with a ticket now.
public enum TicketStatus {
    /// Some can be bought.
    AVAILABLE,
    /// All that is left is held for orders that may still give it back.
    LOCKED,
    SOLD_OUT,
    WITHDRAWN
}
