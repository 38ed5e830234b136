package io.ticketing.orders.application;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.orders.domain.Listing;
import io.ticketing.orders.domain.Stock;
import io.ticketing.orders.persistence.StockRepository;
import io.ticketing.outbox.Transactions;

/// Applies what a seller offers; a version older than the known one changes nothing.
@ApplicationScoped
public class ReviseStock {

    private final Transactions transactions;
    private final StockRepository stocks;

    ReviseStock(Transactions transactions, StockRepository stocks) {
        this.transactions = transactions;
        this.stocks = stocks;
    }

    public Uni<Void> revise(Listing listing) {
        return transactions.run(() -> stocks.lock(listing.ticketId())
                .chain(stock -> revise(stock, listing))
                .replaceWithVoid());
    }

    private Uni<Stock> revise(Stock stock, Listing listing) {
        if (stock == null) {
            return stocks.persist(Stock.of(listing));
        }
        stock.revise(listing);
        return Uni.createFrom().item(stock);
    }
}
