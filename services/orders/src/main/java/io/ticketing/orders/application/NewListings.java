package io.ticketing.orders.application;

import java.time.Clock;

import jakarta.inject.Singleton;

import io.ticketing.orders.persistence.StockRepository;
import io.ticketing.outbox.NewRows;
import io.ticketing.outbox.WaitingRooms;

/// Waits for a ticket that was listed a moment ago.
@Singleton
public class NewListings extends NewRows {

    NewListings(StockRepository stock, WaitingRooms rooms, Clock clock) {
        super(rooms, clock, PATIENCE, stock::knows);
    }
}
