package io.ticketing.expiration;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

import io.ticketing.contracts.EventTypes;
import io.ticketing.contracts.orders.CancelReason;
import io.ticketing.contracts.orders.Order;
import io.ticketing.contracts.orders.OrderAwaitingPayment;
import io.ticketing.contracts.orders.OrderCancelled;
import io.ticketing.contracts.orders.OrderCompleted;
import io.ticketing.contracts.orders.OrderPlaced;
import io.ticketing.contracts.orders.StockLevels;

/// An order and its events.
record OrderFixture(UUID id, UUID ticketId, Instant deadline, long version) {

    private static final UUID BUYER = UUID.randomUUID();

    OrderFixture(UUID id, UUID ticketId, Instant deadline) {
        this(id, ticketId, deadline, 1);
    }

    static OrderFixture dueIn(Duration time) {
        return dueIn(time, UUID.randomUUID());
    }

    static OrderFixture dueIn(Duration time, UUID ticketId) {
        return new OrderFixture(UUID.randomUUID(), ticketId, fromNow(time));
    }

    /// The same order, one version later, with another deadline.
    OrderFixture renewedFor(Duration time) {
        return new OrderFixture(id, ticketId, fromNow(time), version + 1);
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
        return new Reservation(id, deadline, version, ticketId);
    }

    OrderPlaced placed() {
        return new OrderPlaced(order(), version, stock(), 1L, "Concert");
    }

    OrderAwaitingPayment awaitingPayment() {
        return new OrderAwaitingPayment(order(), version + 1, stock(), UUID.randomUUID());
    }

    OrderCompleted completed() {
        return new OrderCompleted(order(), version + 2, stock(), UUID.randomUUID());
    }

    OrderCancelled cancelled() {
        return new OrderCancelled(order(), version + 1, stock(), CancelReason.BUYER, null);
    }

    /// An event of any type of the topic, as far as all of them are alike.
    SpecificRecord event(String type) {
        var schema = EventTypes.all().get(type);
        var event = (SpecificRecord) SpecificData.newInstance(SpecificData.get().getClass(schema), schema);
        event.put(schema.getField("order").pos(), order());
        event.put(schema.getField("version").pos(), version);
        return event;
    }

    private Order order() {
        return new Order(id, ticketId, BUYER, 1, 2000L, 2000L, "EUR", deadline);
    }

    private static Instant fromNow(Duration time) {
        return Instant.now().plus(time).truncatedTo(ChronoUnit.MICROS);
    }

    private static StockLevels stock() {
        return new StockLevels(1L, 1, 0);
    }
}
