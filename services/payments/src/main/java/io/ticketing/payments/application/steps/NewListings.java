package io.ticketing.payments.application.steps;

import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.outbox.WaitingRoom;
import io.ticketing.outbox.WaitingRoom.Arrival;
import io.ticketing.outbox.WaitingRooms;
import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.persistence.ListingRepository;

/// Waits for the listing of a ticket that was ordered already: two topics have no common order.
@ApplicationScoped
public class NewListings {

    private static final int PLACES = 1_000;

    private final ListingRepository listings;
    private final WaitingRoom room;
    private final Duration patience;

    NewListings(ListingRepository listings, WaitingRooms rooms, PaymentsConfig config) {
        this.listings = listings;
        this.room = rooms.open(PLACES);
        this.patience = config.newOrders().patience();
    }

    /// Announces a listing, once it is committed.
    public void arrived(UUID ticketId) {
        room.arrived(ticketId);
    }

    public Uni<Arrival> await(UUID ticketId, UUID buyerId) {
        return room.await(ticketId, buyerId, patience, listings::isKnown);
    }
}
