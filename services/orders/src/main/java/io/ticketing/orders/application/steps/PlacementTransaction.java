package io.ticketing.orders.application.steps;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.smallrye.mutiny.Uni;

import io.ticketing.orders.OrdersConfig;
import io.ticketing.orders.domain.OrderRequest;
import io.ticketing.orders.domain.Placement;
import io.ticketing.orders.domain.Stock;
import io.ticketing.orders.events.OrderEvents;
import io.ticketing.orders.persistence.OrderRepository;
import io.ticketing.orders.persistence.StockRepository;
import io.ticketing.outbox.Transactions;

/// Decides on one order, and saves it with its event in one transaction.
@ApplicationScoped
public class PlacementTransaction {

    private final Transactions transactions;
    private final RepeatedPlacements repeatedPlacements;
    private final StockRepository stocks;
    private final OrderRepository orders;
    private final OverdueReservations overdue;
    private final OrderEvents events;
    private final OrdersConfig config;
    private final Clock clock;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    PlacementTransaction(
            Transactions transactions,
            RepeatedPlacements repeatedPlacements,
            StockRepository stocks,
            OrderRepository orders,
            OverdueReservations overdue,
            OrderEvents events,
            OrdersConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.repeatedPlacements = repeatedPlacements;
        this.stocks = stocks;
        this.orders = orders;
        this.overdue = overdue;
        this.events = events;
        this.config = config;
        this.clock = clock;
    }

    public Uni<Placement> run(OrderRequest request, Optional<String> key) {
        return transactions.run(
                () -> repeatedPlacements.once(request.buyerId(), key, request.meaning(), () -> place(request)));
    }

    private Uni<Placement> place(OrderRequest request) {
        return stocks.lock(request.ticketId())
                .chain(stock ->
                        stock == null ? Uni.createFrom().item(new Placement.UnknownTicket()) : place(request, stock));
    }

    private Uni<Placement> place(OrderRequest request, Stock stock) {
        return makeRoom(stock, request.quantity()).chain(() -> decide(request, stock));
    }

    /// Ends overdue reservations when their tickets are wanted, so that none stays locked past its
    /// deadline even if its `ReservationDue` is lost. A batch frees more tickets than one order may
    /// ask for, so one batch is enough.
    private Uni<?> makeRoom(Stock stock, int wanted) {
        return stock.free() >= wanted ? Uni.createFrom().voidItem() : overdue.endBatch(stock);
    }

    private Uni<Placement> decide(OrderRequest request, Stock stock) {
        var placement = Placement.decide(ids.generate(), request, stock, clock.instant(), config.reservationTime());
        return placement instanceof Placement.Placed(var order, var event)
                ? orders.persist(order).chain(() -> events.record(event)).replaceWith(placement)
                : Uni.createFrom().item(placement);
    }
}
