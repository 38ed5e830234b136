package io.ticketing.orders.application;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.orders.OrdersConfig;
import io.ticketing.orders.persistence.StockRepository;
import io.ticketing.outbox.FreshId;
import io.ticketing.outbox.WaitingRoom;
import io.ticketing.outbox.WaitingRoom.Arrival;
import io.ticketing.outbox.WaitingRooms;

/// Waits for a ticket that was listed a moment ago and whose event is still on its way.
@ApplicationScoped
public class NewListings {

    private final StockRepository stock;
    private final Clock clock;
    private final OrdersConfig.NewListings config;
    private final WaitingRoom room;

    NewListings(StockRepository stock, WaitingRooms rooms, Clock clock, OrdersConfig config) {
        this.stock = stock;
        this.clock = clock;
        this.config = config.newListings();
        this.room = rooms.open(this.config.maxWaiting());
    }

    /// The stock of a ticket has been saved.
    public void arrived(UUID ticketId) {
        room.arrived(ticketId);
    }

    Uni<Arrival> await(UUID ticketId, UUID buyerId) {
        return FreshId.isWithin(config.newerThan(), ticketId, clock.instant())
                ? room.await(ticketId, buyerId, config.patience(), stock::knows)
                : Uni.createFrom().item(Arrival.MISSING);
    }
}
