package io.ticketing.orders.application;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.orders.domain.Order;
import io.ticketing.orders.domain.Stock;
import io.ticketing.orders.events.OrderEvents;
import io.ticketing.orders.persistence.OrderRepository;
import io.ticketing.orders.persistence.StockRepository;
import io.ticketing.outbox.Transactions;

/// Stops the sale of a ticket and ends its reservations; orders that await a payment may finish.
///
/// Reservations end in batches, each in its own transaction. Between two batches none can be paid
/// or placed, because the first one has withdrawn the stock. After a crash in between, the repeated
/// event ends the rest.
@ApplicationScoped
public class WithdrawTicket {

    private static final int BATCH = 100;

    private final Transactions transactions;
    private final StockRepository stocks;
    private final OrderRepository orders;
    private final OrderEvents events;

    WithdrawTicket(Transactions transactions, StockRepository stocks, OrderRepository orders, OrderEvents events) {
        this.transactions = transactions;
        this.stocks = stocks;
        this.orders = orders;
        this.events = events;
    }

    public Uni<Void> withdraw(UUID ticketId, long ticketVersion) {
        return Uni.createFrom()
                .deferred(() -> withdrawBatch(ticketId, ticketVersion))
                .repeat()
                .whilst(ended -> ended == BATCH)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Integer> withdrawBatch(UUID ticketId, long ticketVersion) {
        return transactions.run(() -> stocks.lock(ticketId)
                .chain(stock -> withdraw(stock, ticketId, ticketVersion))
                .chain(this::endBatch));
    }

    private Uni<Stock> withdraw(Stock stock, UUID ticketId, long ticketVersion) {
        if (stock == null) {
            return stocks.persist(Stock.withdrawnUnseen(ticketId, ticketVersion));
        }
        stock.withdraw(ticketVersion);
        return Uni.createFrom().item(stock);
    }

    private Uni<Integer> endBatch(Stock stock) {
        return orders.reserved(stock.ticketId(), BATCH)
                .call(reserved -> end(reserved, stock))
                .map(List::size);
    }

    private Uni<Void> end(List<Order> reserved, Stock stock) {
        return events.record(
                reserved.stream().map(order -> order.withdraw(stock)).toList());
    }
}
