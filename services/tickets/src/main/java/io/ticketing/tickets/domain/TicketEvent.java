package io.ticketing.tickets.domain;

import java.util.UUID;

/// What has happened to an offer.
public sealed interface TicketEvent {

    UUID ticketId();

    long version();

    UUID sellerId();

    record Listed(UUID ticketId, long version, UUID sellerId, Offer offer) implements TicketEvent {}

    /// @param offered what the seller offers; fewer than the offer's quantity where buyers have
    /// taken more
    record Revised(UUID ticketId, long version, UUID sellerId, Offer offer, int offered)
            implements TicketEvent {

        /// By the seller's own hand.
        public Revised(UUID ticketId, long version, UUID sellerId, Offer offer) {
            this(ticketId, version, sellerId, offer, offer.quantity());
        }
    }

    record Withdrawn(UUID ticketId, long version, UUID sellerId) implements TicketEvent {}
}
