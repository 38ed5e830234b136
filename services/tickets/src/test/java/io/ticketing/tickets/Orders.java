package io.ticketing.tickets;

import java.time.Instant;
import java.util.UUID;

import io.ticketing.contracts.orders.CancelReason;
import io.ticketing.contracts.orders.OrderAwaitingPayment;
import io.ticketing.contracts.orders.OrderCancelled;
import io.ticketing.contracts.orders.OrderCompleted;
import io.ticketing.contracts.orders.OrderPlaced;
import io.ticketing.contracts.orders.StockLevels;
import io.ticketing.testing.TestEvents;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

/// The orders service's reports about a ticket's stock.
public final class Orders {

    private static final long PRICE = 2050;

    private Orders() {}

    public static OrderPlaced placed(UUID ticket, long stockVersion, int held, int sold) {
        return OrderPlaced.newBuilder()
                .setOrderId(UUID.randomUUID())
                .setVersion(1)
                .setTicketId(ticket)
                .setBuyerId(UUID.randomUUID())
                .setQuantity(1)
                .setUnitPrice(PRICE)
                .setTotal(PRICE)
                .setCurrency("USD")
                .setExpiresAt(Instant.now())
                .setStock(new StockLevels(stockVersion, held, sold))
                .setTicketVersion(1)
                .setTicketTitle("Opera")
                .build();
    }

    public static OrderAwaitingPayment awaitingPayment(
            UUID ticket, long stockVersion, int held, int sold) {
        return OrderAwaitingPayment.newBuilder()
                .setOrderId(UUID.randomUUID())
                .setVersion(2)
                .setTicketId(ticket)
                .setBuyerId(UUID.randomUUID())
                .setQuantity(1)
                .setUnitPrice(PRICE)
                .setTotal(PRICE)
                .setCurrency("USD")
                .setExpiresAt(Instant.now())
                .setStock(new StockLevels(stockVersion, held, sold))
                .setPaymentId(UUID.randomUUID())
                .build();
    }

    public static OrderCompleted completed(UUID ticket, long stockVersion, int held, int sold) {
        return OrderCompleted.newBuilder()
                .setOrderId(UUID.randomUUID())
                .setVersion(3)
                .setTicketId(ticket)
                .setBuyerId(UUID.randomUUID())
                .setQuantity(1)
                .setUnitPrice(PRICE)
                .setTotal(PRICE)
                .setCurrency("USD")
                .setExpiresAt(Instant.now())
                .setStock(new StockLevels(stockVersion, held, sold))
                .setPaymentId(UUID.randomUUID())
                .build();
    }

    public static OrderCancelled cancelled(UUID ticket, long stockVersion, int held, int sold) {
        return OrderCancelled.newBuilder()
                .setOrderId(UUID.randomUUID())
                .setVersion(2)
                .setTicketId(ticket)
                .setBuyerId(UUID.randomUUID())
                .setQuantity(1)
                .setUnitPrice(PRICE)
                .setTotal(PRICE)
                .setCurrency("USD")
                .setExpiresAt(Instant.now())
                .setStock(new StockLevels(stockVersion, held, sold))
                .setReason(CancelReason.BUYER)
                .build();
    }

    /// Publishes the levels as orders would, and waits until the ticket shows them.
    public static void tell(UUID ticket, long stockVersion, int held, int sold) {
        TestEvents.publish(placed(ticket, stockVersion, held, sold));
        await().atMost(20, SECONDS)
                .until(
                        () -> Catalogue.show(ticket).extract().header("ETag"),
                        tag -> tag.endsWith("." + stockVersion + "\""));
    }
}
