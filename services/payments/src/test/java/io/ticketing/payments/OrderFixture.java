package io.ticketing.payments;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import com.fasterxml.uuid.Generators;

import io.ticketing.contracts.orders.CancelReason;
import io.ticketing.contracts.orders.Order;
import io.ticketing.contracts.orders.OrderAwaitingPayment;
import io.ticketing.contracts.orders.OrderCancelled;
import io.ticketing.contracts.orders.OrderCompleted;
import io.ticketing.contracts.orders.OrderPlaced;
import io.ticketing.contracts.orders.StockLevels;
import io.ticketing.contracts.payments.Payment;
import io.ticketing.contracts.tickets.Offer;
import io.ticketing.contracts.tickets.TicketListed;

/// An order as orders reports it: one ticket for 20.50 USD by default.
public record OrderFixture(
        UUID id, UUID ticketId, UUID buyerId, int quantity, long total, String currency, Instant expiresAt) {

    public static OrderFixture order() {
        return order(Duration.ofMinutes(15));
    }

    public static OrderFixture order(Duration untilItExpires) {
        return new OrderFixture(
                Generators.timeBasedEpochGenerator().generate(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                2050,
                "USD",
                Instant.now().plus(untilItExpires).truncatedTo(ChronoUnit.MICROS));
    }

    public OrderFixture costing(long total, String currency) {
        return new OrderFixture(id, ticketId, buyerId, quantity, total, currency, expiresAt);
    }

    /// That many of the same ticket, for 20.50 USD each.
    public OrderFixture of(int tickets) {
        return new OrderFixture(id, ticketId, buyerId, tickets, tickets * 2050L, currency, expiresAt);
    }

    /// Another buyer's order of the same ticket.
    public OrderFixture another() {
        var order = order();
        return new OrderFixture(order.id, ticketId, order.buyerId, 1, order.total, order.currency, order.expiresAt);
    }

    /// An order whose id does not contain its creation time.
    public OrderFixture withId(UUID id) {
        return new OrderFixture(id, ticketId, buyerId, quantity, total, currency, expiresAt);
    }

    /// Who sells the ticket.
    public UUID sellerId() {
        return UUID.nameUUIDFromBytes(ticketId.toString().getBytes(StandardCharsets.US_ASCII));
    }

    public TicketListed listed() {
        return new TicketListed(
                ticketId, 1L, sellerId(), new Offer("Concert", total / quantity, currency, quantity, null));
    }

    public OrderPlaced placed() {
        return new OrderPlaced(asOrder(), 1L, stock(1), 1L, "Concert");
    }

    public OrderAwaitingPayment awaiting(long version, UUID paymentId) {
        return new OrderAwaitingPayment(asOrder(), version, stock(version), paymentId);
    }

    public OrderCompleted completed(long version, UUID paymentId) {
        return new OrderCompleted(asOrder(), version, stock(version), paymentId);
    }

    public OrderCancelled cancelled(long version) {
        return new OrderCancelled(asOrder(), version, stock(version), CancelReason.BUYER, null);
    }

    public OrderCancelled expired(long version) {
        return new OrderCancelled(asOrder(), version, stock(version), CancelReason.EXPIRED, null);
    }

    /// The order stays expired in spite of this payment.
    public OrderCancelled released(long version, UUID paymentId) {
        return new OrderCancelled(asOrder(), version, stock(version), CancelReason.EXPIRED, paymentId);
    }

    public boolean isPaidBy(Payment payment) {
        return payment.getOrderId().equals(id);
    }

    private Order asOrder() {
        return new Order(id, ticketId, buyerId, quantity, total / quantity, total, currency, expiresAt);
    }

    private static StockLevels stock(long version) {
        return new StockLevels(version, 1, 0);
    }
}
