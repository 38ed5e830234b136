package io.ticketing.orders.application;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import io.ticketing.deadline.Deadline;
import io.ticketing.orders.application.steps.TicketChanges;
import io.ticketing.orders.domain.Order;
import io.ticketing.orders.domain.Stock;
import io.ticketing.orders.persistence.OrderRows;
import io.ticketing.outbox.PipelinedTransactions;
import io.ticketing.outbox.PipelinedTransactions.Decision;

/// Ends all overdue reservations of a ticket, in bounded transactions.
///
/// One `ReservationDue` ends every overdue order of the ticket, so that thousands of them are free
/// at once after an on-sale. The events that follow find nothing left to do, and do not queue for
/// the stock.
@ApplicationScoped
public class ExpireOrders {

    /// The size of one transaction: it holds the ticket's lock for some tens of milliseconds.
    private static final int BATCH = 1_000;

    private final Pool pool;
    private final PipelinedTransactions transactions;
    private final Clock clock;

    ExpireOrders(Pool pool, PipelinedTransactions transactions, Clock clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Uni<Void> ofTicket(UUID ticketId) {
        return Uni.createFrom()
                .deferred(() -> expireBatch(ticketId, clock.instant()))
                .repeat()
                .whilst(mayBeMore -> mayBeMore)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> expireBatch(UUID ticketId, Instant now) {
        return OrderRows.overdue(pool, ticketId, now, 1)
                .chain(some -> some.isEmpty()
                        ? Uni.createFrom().item(false)
                        : transactions.run(Deadline.LONGEST, connection -> expire(connection, ticketId, now)));
    }

    /// They are looked up again after the lock: until then any of them may have ended.
    private static Uni<Decision<Boolean>> expire(SqlConnection connection, UUID ticketId, Instant now) {
        return Uni.combine()
                .all()
                .unis(OrderRows.lock(connection, ticketId), OrderRows.overdue(connection, ticketId, now, BATCH))
                .with((stock, overdue) -> expire(stock, overdue, now));
    }

    private static Decision<Boolean> expire(Optional<Stock> stock, List<Order> overdue, Instant now) {
        var changes = new TicketChanges(stock.orElseThrow(), now);
        overdue.forEach(changes::expire);
        return new Decision<>(overdue.size() == BATCH, changes.writes(), changes.hasEvents());
    }
}
