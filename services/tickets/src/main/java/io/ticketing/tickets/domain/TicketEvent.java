package io.ticketing.tickets.domain;

import java.util.UUID;

/// Something that happened to an offer.
public sealed interface TicketEvent {

    UUID ticketId();

    long version();

    UUID sellerId();

    record Listed(UUID ticketId, long version, UUID sellerId, Offer offer) implements TicketEvent {}

    /// @param offered what the seller offers; less than the quantity if buyers have taken more
    record Revised(UUID ticketId, long version, UUID sellerId, Offer offer, int offered) implements TicketEvent {

        /// The seller has withdrawn it.
        public Revised(UUID ticketId, long version, UUID sellerId, Offer offer) {
            this(ticketId, version, sellerId, offer, offer.quantity());
        }
    }

    /// @param refunds whether all who have paid get their money back
    record Withdrawn(UUID ticketId, long version, UUID sellerId, boolean refunds) implements TicketEvent {}
}
