package io.ticketing.orders.application.steps;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import io.ticketing.deadline.Deadline;
import io.ticketing.orders.domain.Order;
import io.ticketing.orders.domain.Stock;
import io.ticketing.orders.persistence.OrderRows;
import io.ticketing.outbox.PipelinedTransactions;
import io.ticketing.outbox.PipelinedTransactions.Decision;

/// Ends overdue reservations, in bounded transactions.
///
/// Most tickets that are said to be due have nothing left to end. That is found out before a
/// transaction begins.
@ApplicationScoped
public class Expiry {

    /// How many orders a transaction ends: it holds locks for some tens of milliseconds.
    private static final int BATCH = 1_000;

    private final Pool pool;
    private final PipelinedTransactions transactions;
    private final Clock clock;

    Expiry(Pool pool, PipelinedTransactions transactions, Clock clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Waits while another transaction has locked the ticket.
    public Uni<Void> of(UUID ticketId) {
        return untilDone(() -> attempt(Set.of(ticketId), OrderRows::lock)).replaceWithVoid();
    }

    /// Waits for no lock.
    ///
    /// @return the tickets that are left, because another transaction has locked them
    public Uni<Set<UUID>> ofFree(Set<UUID> tickets) {
        Set<UUID> left = new HashSet<>();
        return untilDone(() -> attempt(without(tickets, left), OrderRows::lockFree)
                        .invoke(attempt -> left.addAll(attempt.locked)))
                .replaceWith(left);
    }

    /// @param isFull whether there may be more to end
    /// @param locked tickets that another transaction has locked
    private record Attempt(boolean isFull, Set<UUID> locked) {

        static final Attempt NOTHING_DUE = new Attempt(false, Set.of());
    }

    @FunctionalInterface
    private interface Lock {

        Uni<List<Stock>> lock(SqlConnection connection, Set<UUID> tickets);
    }

    private static Uni<Attempt> untilDone(Supplier<Uni<? extends Attempt>> attempt) {
        return Uni.createFrom()
                .deferred(attempt)
                .repeat()
                .whilst(Attempt::isFull)
                .collect()
                .last();
    }

    private Uni<Attempt> attempt(Set<UUID> tickets, Lock lock) {
        var now = clock.instant();
        return OrderRows.withOverdue(pool, tickets, now)
                .chain(due -> due.isEmpty()
                        ? Uni.createFrom().item(Attempt.NOTHING_DUE)
                        : transactions.run(Deadline.LONGEST, connection -> expire(connection, due, lock, now)));
    }

    /// They are looked up again after the lock: until then any of them may have ended.
    private static Uni<Decision<Attempt>> expire(SqlConnection connection, Set<UUID> due, Lock lock, Instant now) {
        return Uni.combine()
                .all()
                .unis(lock.lock(connection, due), OrderRows.overdue(connection, due, now, BATCH))
                .with((stocks, overdue) -> expire(due, stocks, overdue, now));
    }

    private static Decision<Attempt> expire(Set<UUID> due, List<Stock> stocks, List<Order> overdue, Instant now) {
        Map<UUID, TicketChanges> changes = new HashMap<>();
        stocks.forEach(stock -> changes.put(stock.ticketId(), new TicketChanges(stock, now)));
        for (var order : overdue) {
            var ofTicket = changes.get(order.terms().ticketId());
            if (ofTicket != null) {
                ofTicket.expire(order);
            }
        }
        var attempt = new Attempt(overdue.size() == BATCH, without(due, changes.keySet()));
        return new Decision<>(
                attempt,
                TicketChanges.writes(changes.values()),
                changes.values().stream().anyMatch(TicketChanges::hasEvents));
    }

    private static Set<UUID> without(Set<UUID> tickets, Set<UUID> others) {
        Set<UUID> rest = new HashSet<>(tickets);
        rest.removeAll(others);
        return rest;
    }
}
