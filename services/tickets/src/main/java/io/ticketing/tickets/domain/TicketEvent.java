package io.ticketing.tickets.domain;

import java.util.UUID;

/// What has happened to a ticket by its seller's hand.
public sealed interface TicketEvent {

    UUID ticketId();

    long version();

    UUID sellerId();

    record Listed(UUID ticketId, long version, UUID sellerId, Offer offer) implements TicketEvent {}

    record Revised(UUID ticketId, long version, UUID sellerId, Offer offer)
            implements TicketEvent {}

    record Withdrawn(UUID ticketId, long version, UUID sellerId) implements TicketEvent {}
}
