package io.ticketing.payments.application.steps;

import java.time.Clock;

import jakarta.inject.Singleton;

import io.vertx.mutiny.sqlclient.Pool;

import io.ticketing.outbox.NewRows;
import io.ticketing.outbox.WaitingRooms;
import io.ticketing.payments.PaymentsConfig;

/// Waits for an order that was placed a moment ago.
@Singleton
public class NewOrders extends NewRows {

    NewOrders(WaitingRooms rooms, Pool pool, Clock clock, PaymentsConfig config) {
        super(rooms, pool, clock, config.newOrders().patience(), "payable_orders", "id");
    }
}
