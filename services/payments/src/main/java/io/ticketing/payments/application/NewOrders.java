package io.ticketing.payments.application;

import java.time.Clock;

import jakarta.inject.Singleton;

import io.ticketing.outbox.NewRows;
import io.ticketing.outbox.WaitingRooms;
import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.persistence.PayableOrderRepository;

/// Waits for an order that was placed a moment ago.
@Singleton
public class NewOrders extends NewRows {

    NewOrders(PayableOrderRepository orders, WaitingRooms rooms, Clock clock, PaymentsConfig config) {
        super(rooms, clock, config.newOrders().patience(), orders::knows);
    }
}
