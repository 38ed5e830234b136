package io.ticketing.payments.application;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.outbox.FreshId;
import io.ticketing.outbox.WaitingRoom;
import io.ticketing.outbox.WaitingRoom.Arrival;
import io.ticketing.outbox.WaitingRooms;
import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.persistence.PayableOrderRepository;

/// Waits for an order that was placed a moment ago and whose event is still on its way.
@ApplicationScoped
public class NewOrders {

    private final PayableOrderRepository orders;
    private final Clock clock;
    private final PaymentsConfig.NewOrders config;
    private final WaitingRoom room;

    NewOrders(PayableOrderRepository orders, WaitingRooms rooms, Clock clock, PaymentsConfig config) {
        this.orders = orders;
        this.clock = clock;
        this.config = config.newOrders();
        this.room = rooms.open(this.config.maxWaiting());
    }

    /// An order has been saved.
    public void arrived(UUID orderId) {
        room.arrived(orderId);
    }

    Uni<Arrival> await(UUID orderId, UUID buyerId) {
        return FreshId.isWithin(config.newerThan(), orderId, clock.instant())
                ? room.await(orderId, buyerId, config.patience(), orders::knows)
                : Uni.createFrom().item(Arrival.MISSING);
    }
}
