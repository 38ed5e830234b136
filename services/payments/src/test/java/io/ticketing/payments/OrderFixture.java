package io.ticketing.payments;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import com.fasterxml.uuid.Generators;

import io.ticketing.contracts.orders.CancelReason;
import io.ticketing.contracts.orders.OrderAwaitingPayment;
import io.ticketing.contracts.orders.OrderCancelled;
import io.ticketing.contracts.orders.OrderCompleted;
import io.ticketing.contracts.orders.OrderPlaced;
import io.ticketing.contracts.orders.StockLevels;

/// An order as orders reports it: 20.50 USD by default.
public record OrderFixture(
        UUID id, UUID ticketId, UUID buyerId, long total, String currency, Instant expiresAt) {

    public static OrderFixture order() {
        return order(Duration.ofMinutes(15));
    }

    public static OrderFixture order(Duration untilItExpires) {
        return new OrderFixture(
                Generators.timeBasedEpochGenerator().generate(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                2050,
                "USD",
                Instant.now().plus(untilItExpires).truncatedTo(ChronoUnit.MICROS));
    }

    public OrderFixture costing(long total, String currency) {
        return new OrderFixture(id, ticketId, buyerId, total, currency, expiresAt);
    }

    /// An order whose id does not contain its creation time.
    public OrderFixture withId(UUID id) {
        return new OrderFixture(id, ticketId, buyerId, total, currency, expiresAt);
    }

    public OrderPlaced placed() {
        return OrderPlaced.newBuilder()
                .setOrderId(id)
                .setVersion(1)
                .setTicketId(ticketId)
                .setBuyerId(buyerId)
                .setQuantity(1)
                .setUnitPrice(total)
                .setTotal(total)
                .setCurrency(currency)
                .setExpiresAt(expiresAt)
                .setStock(stock(1))
                .setTicketVersion(1)
                .setTicketTitle("Concert")
                .build();
    }

    public OrderAwaitingPayment awaiting(long version, UUID paymentId) {
        return OrderAwaitingPayment.newBuilder()
                .setOrderId(id)
                .setVersion(version)
                .setTicketId(ticketId)
                .setBuyerId(buyerId)
                .setQuantity(1)
                .setUnitPrice(total)
                .setTotal(total)
                .setCurrency(currency)
                .setExpiresAt(expiresAt)
                .setStock(stock(version))
                .setPaymentId(paymentId)
                .build();
    }

    public OrderCompleted completed(long version, UUID paymentId) {
        return OrderCompleted.newBuilder()
                .setOrderId(id)
                .setVersion(version)
                .setTicketId(ticketId)
                .setBuyerId(buyerId)
                .setQuantity(1)
                .setUnitPrice(total)
                .setTotal(total)
                .setCurrency(currency)
                .setExpiresAt(expiresAt)
                .setStock(stock(version))
                .setPaymentId(paymentId)
                .build();
    }

    public OrderCancelled cancelled(long version) {
        return OrderCancelled.newBuilder()
                .setOrderId(id)
                .setVersion(version)
                .setTicketId(ticketId)
                .setBuyerId(buyerId)
                .setQuantity(1)
                .setUnitPrice(total)
                .setTotal(total)
                .setCurrency(currency)
                .setExpiresAt(expiresAt)
                .setStock(stock(version))
                .setReason(CancelReason.BUYER)
                .build();
    }

    private static StockLevels stock(long version) {
        return new StockLevels(version, 1, 0);
    }
}
