package io.ticketing.orders.application.steps;

import java.time.Clock;

import jakarta.inject.Singleton;

import io.vertx.mutiny.sqlclient.Pool;

import io.ticketing.outbox.NewRows;
import io.ticketing.outbox.WaitingRooms;

/// Waits for a ticket that was listed a moment ago.
@Singleton
public class NewListings extends NewRows {

    NewListings(WaitingRooms rooms, Pool pool, Clock clock) {
        super(rooms, pool, clock, PATIENCE, "stock", "ticket_id");
    }
}
