package io.ticketing.expiration;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import io.ticketing.contracts.orders.CancelReason;
import io.ticketing.contracts.orders.OrderAwaitingPayment;
import io.ticketing.contracts.orders.OrderCancelled;
import io.ticketing.contracts.orders.OrderCompleted;
import io.ticketing.contracts.orders.OrderPlaced;
import io.ticketing.contracts.orders.StockLevels;

/// An order and the events it goes through.
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
        return OrderPlaced.newBuilder()
                .setOrderId(id)
                .setVersion(1)
                .setTicketId(ticketId)
                .setBuyerId(BUYER)
                .setQuantity(1)
                .setUnitPrice(2000)
                .setTotal(2000)
                .setCurrency("EUR")
                .setExpiresAt(deadline)
                .setStock(stock())
                .setTicketVersion(1)
                .setTicketTitle("Concert")
                .build();
    }

    OrderAwaitingPayment awaitingPayment() {
        return OrderAwaitingPayment.newBuilder()
                .setOrderId(id)
                .setVersion(2)
                .setTicketId(ticketId)
                .setBuyerId(BUYER)
                .setQuantity(1)
                .setUnitPrice(2000)
                .setTotal(2000)
                .setCurrency("EUR")
                .setExpiresAt(deadline)
                .setStock(stock())
                .setPaymentId(UUID.randomUUID())
                .build();
    }

    OrderCompleted completed() {
        return OrderCompleted.newBuilder()
                .setOrderId(id)
                .setVersion(3)
                .setTicketId(ticketId)
                .setBuyerId(BUYER)
                .setQuantity(1)
                .setUnitPrice(2000)
                .setTotal(2000)
                .setCurrency("EUR")
                .setExpiresAt(deadline)
                .setStock(stock())
                .setPaymentId(UUID.randomUUID())
                .build();
    }

    OrderCancelled cancelled() {
        return OrderCancelled.newBuilder()
                .setOrderId(id)
                .setVersion(2)
                .setTicketId(ticketId)
                .setBuyerId(BUYER)
                .setQuantity(1)
                .setUnitPrice(2000)
                .setTotal(2000)
                .setCurrency("EUR")
                .setExpiresAt(deadline)
                .setStock(stock())
                .setReason(CancelReason.BUYER)
                .build();
    }

    private static StockLevels stock() {
        return new StockLevels(1L, 1, 0);
    }
}
