package io.ticketing.orders.application.steps;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;

import io.ticketing.money.ChargedCurrencies;
import io.ticketing.orders.OrdersConfig;
import io.ticketing.orders.domain.Order;
import io.ticketing.orders.domain.OrderRules;
import io.ticketing.orders.persistence.OrderRows;
import io.ticketing.outbox.PipelinedTransactions;
import io.ticketing.outbox.PipelinedTransactions.Decision;

/// Decides on requests for one ticket in the order of their arrival, and saves all of it in one
/// transaction. It answers each of them and never fails.
@ApplicationScoped
class PlacementTransaction {

    private static final int RETRIES = 5;

    /// Bad data, and what a constraint forbids.
    private static final Set<String> REFUSED = Set.of("22", "23");

    private final PipelinedTransactions transactions;
    private final Clock clock;
    private final OrderRules rules;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    PlacementTransaction(
            PipelinedTransactions transactions, Clock clock, OrdersConfig config, ChargedCurrencies charged) {
        this.transactions = transactions;
        this.clock = clock;
        this.rules = new OrderRules(config.reservationTime(), charged);
    }

    /// One that the database refuses does not take the others with it.
    Uni<Void> run(UUID ticketId, List<PlacementCall> calls) {
        return attempt(ticketId, calls)
                .onFailure(PlacementTransaction::isRefused)
                .recoverWithUni(_ -> eachAlone(ticketId, calls))
                .onFailure()
                .recoverWithUni(failure -> fail(calls, failure));
    }

    private Uni<Void> eachAlone(UUID ticketId, List<PlacementCall> calls) {
        return Multi.createFrom()
                .iterable(calls)
                .onItem()
                .transformToUniAndConcatenate(call -> alone(ticketId, List.of(call)))
                .collect()
                .last();
    }

    /// A key that another ticket's transaction used meanwhile is found at the next try.
    private Uni<Void> alone(UUID ticketId, List<PlacementCall> call) {
        return attempt(ticketId, call)
                .onFailure(PlacementTransaction::isRefused)
                .retry()
                .atMost(RETRIES)
                .onFailure()
                .recoverWithUni(failure -> fail(call, failure));
    }

    private static Uni<Void> fail(List<PlacementCall> calls, Throwable failure) {
        calls.forEach(call -> call.fail(failure));
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> attempt(UUID ticketId, List<PlacementCall> calls) {
        return Uni.createFrom()
                .deferred(() -> transactions.run(longest(calls), connection -> decide(connection, ticketId, calls)))
                .invoke(answers -> answers.forEach(Runnable::run))
                .replaceWithVoid();
    }

    private Uni<Decision<List<Runnable>>> decide(SqlConnection connection, UUID ticketId, List<PlacementCall> calls) {
        var keyed = calls.stream().flatMap(call -> call.keyed().stream()).toList();
        return Uni.combine()
                .all()
                .unis(OrderRows.lock(connection, ticketId), OrderRows.remembered(connection, keyed))
                .with((stock, remembered) -> new PlacementBatch(calls, stock, remembered, clock.instant(), rules, ids))
                .chain(batch -> overdue(connection, ticketId, batch).map(batch::decide));
    }

    /// What stands in the way of this batch and is over, so that no tickets stay locked past a
    /// deadline even if its `ReservationDue` is lost. Each is for at least one ticket.
    private Uni<List<Order>> overdue(SqlConnection connection, UUID ticketId, PlacementBatch batch) {
        return batch.shortage() > 0
                ? OrderRows.overdue(connection, Set.of(ticketId), batch.now(), batch.shortage())
                : Uni.createFrom().item(List.of());
    }

    /// Then the server stops what no caller waits for.
    private static Duration longest(List<PlacementCall> calls) {
        return calls.stream().map(PlacementCall::left).max(Duration::compareTo).orElseThrow();
    }

    private static boolean isRefused(Throwable failure) {
        return failure instanceof PgException refusal
                && REFUSED.contains(refusal.getSqlState().substring(0, 2));
    }
}
