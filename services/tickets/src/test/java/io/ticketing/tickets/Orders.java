package io.ticketing.tickets;

import java.time.Instant;
import java.util.UUID;

import io.ticketing.contracts.orders.CancelReason;
import io.ticketing.contracts.orders.Order;
import io.ticketing.contracts.orders.OrderAwaitingPayment;
import io.ticketing.contracts.orders.OrderCancelled;
import io.ticketing.contracts.orders.OrderCompleted;
import io.ticketing.contracts.orders.OrderPlaced;
import io.ticketing.contracts.orders.OrderReturned;
import io.ticketing.contracts.orders.StockLevels;
import io.ticketing.testing.TestEvents;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

/// The orders service's reports about a ticket's stock.
public final class Orders {

    private static final long PRICE = 2050;

    private Orders() {}

    public static OrderPlaced placed(UUID ticket, long stockVersion, int held, int sold) {
        var stock = new StockLevels(stockVersion, held, sold);
        return new OrderPlaced(order(ticket), 1L, stock, 1L, "Opera");
    }

    public static OrderAwaitingPayment awaitingPayment(UUID ticket, long stockVersion, int held, int sold) {
        var stock = new StockLevels(stockVersion, held, sold);
        return new OrderAwaitingPayment(order(ticket), 2L, stock, UUID.randomUUID());
    }

    public static OrderCompleted completed(UUID ticket, long stockVersion, int held, int sold) {
        var stock = new StockLevels(stockVersion, held, sold);
        return new OrderCompleted(order(ticket), 3L, stock, UUID.randomUUID());
    }

    public static OrderCancelled cancelled(UUID ticket, long stockVersion, int held, int sold) {
        var stock = new StockLevels(stockVersion, held, sold);
        return new OrderCancelled(order(ticket), 2L, stock, CancelReason.BUYER, null);
    }

    public static OrderReturned returned(UUID ticket, long stockVersion, int held, int sold) {
        var stock = new StockLevels(stockVersion, held, sold);
        return new OrderReturned(order(ticket), 4L, stock, UUID.randomUUID(), 1);
    }

    private static Order order(UUID ticket) {
        var id = UUID.randomUUID();
        var buyer = UUID.randomUUID();
        return new Order(id, ticket, buyer, 1, PRICE, PRICE, "USD", Instant.now());
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
