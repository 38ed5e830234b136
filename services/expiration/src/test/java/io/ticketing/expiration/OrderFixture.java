package io.ticketing.expiration;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import io.ticketing.contracts.orders.CancelReason;
import io.ticketing.contracts.orders.Order;
import io.ticketing.contracts.orders.OrderAwaitingPayment;
import io.ticketing.contracts.orders.OrderCancelled;
import io.ticketing.contracts.orders.OrderCompleted;
import io.ticketing.contracts.orders.OrderPlaced;
import io.ticketing.contracts.orders.StockLevels;

/// An order and its events.
record OrderFixture(UUID id, UUID ticketId, Instant deadline) {

    private static final UUID BUYER = UUID.randomUUID();

    static OrderFixture dueIn(Duration time) {
        return dueIn(time, UUID.randomUUID());
    }

    static OrderFixture dueIn(Duration time, UUID ticketId) {
        Instant deadline = Instant.now().plus(time).truncatedTo(ChronoUnit.MICROS);
        return new OrderFixture(UUID.randomUUID(), ticketId, deadline);
    }

    /// Another order for the same ticket, so that its events follow this one's.
    OrderFixture nextDueIn(Duration time) {
        return dueIn(time, ticketId);
    }

    /// An order for another ticket, with the same deadline.
    OrderFixture another() {
        return new OrderFixture(UUID.randomUUID(), UUID.randomUUID(), deadline);
    }

    boolean isDue() {
        return Instant.now().isAfter(deadline);
    }

    Reservation reservation() {
        return new Reservation(id, deadline, 1, ticketId);
    }

    OrderPlaced placed() {
        return new OrderPlaced(order(), 1L, stock(), 1L, "Concert");
    }

    OrderAwaitingPayment awaitingPayment() {
        return new OrderAwaitingPayment(order(), 2L, stock(), UUID.randomUUID());
    }

    OrderCompleted completed() {
        return new OrderCompleted(order(), 3L, stock(), UUID.randomUUID());
    }

    OrderCancelled cancelled() {
        return new OrderCancelled(order(), 2L, stock(), CancelReason.BUYER);
    }

    private Order order() {
        return new Order(id, ticketId, BUYER, 1, 2000L, 2000L, "EUR", deadline);
    }

    private static StockLevels stock() {
        return new StockLevels(1L, 1, 0);
    }
}
