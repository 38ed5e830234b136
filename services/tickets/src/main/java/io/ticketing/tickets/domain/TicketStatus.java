package io.ticketing.tickets.domain;

/// What a buyer can do with a ticket now.
public enum TicketStatus {
    /// Some can be bought.
    AVAILABLE,
    /// All remaining tickets are held by orders that may still give them back.
    LOCKED,
    SOLD_OUT,
    WITHDRAWN
}
