package io.ticketing.orders.application;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.orders.application.steps.OverdueReservations;
import io.ticketing.orders.persistence.OrderRepository;
import io.ticketing.orders.persistence.StockRepository;
import io.ticketing.outbox.Transactions;

/// Ends all overdue reservations of a ticket, in bounded transactions.
///
/// One `ReservationDue` ends every overdue order of the ticket, so that thousands of them are free
/// at once after an on-sale. The events that follow find nothing left to do, and do not queue for
/// the stock.
@ApplicationScoped
public class ExpireOrders {

    private final Transactions transactions;
    private final OrderRepository orders;
    private final StockRepository stocks;
    private final OverdueReservations overdue;
    private final Clock clock;

    ExpireOrders(
            Transactions transactions,
            OrderRepository orders,
            StockRepository stocks,
            OverdueReservations overdue,
            Clock clock) {
        this.transactions = transactions;
        this.orders = orders;
        this.stocks = stocks;
        this.overdue = overdue;
        this.clock = clock;
    }

    public Uni<Void> ofTicket(UUID ticketId) {
        return Uni.createFrom()
                .deferred(() -> transactions.run(() -> expireBatch(ticketId)))
                .repeat()
                .whilst(mayBeMore -> mayBeMore)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> expireBatch(UUID ticketId) {
        return orders.hasOverdue(ticketId, clock.instant())
                .chain(some -> some
                        ? stocks.lock(ticketId).chain(overdue::endBatch)
                        : Uni.createFrom().item(false));
    }
}
