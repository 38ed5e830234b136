package io.ticketing.orders.application.steps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.uuid.NoArgGenerator;

import io.ticketing.idempotency.IdempotencyKey;
import io.ticketing.orders.domain.Order;
import io.ticketing.orders.domain.OrderRules;
import io.ticketing.orders.domain.Placement;
import io.ticketing.orders.domain.Stock;
import io.ticketing.orders.persistence.OrderRows;
import io.ticketing.orders.persistence.RememberedPlacement;
import io.ticketing.outbox.PipelinedTransactions.Decision;
import io.ticketing.outbox.PipelinedTransactions.Write;

/// Decides on requests for one ticket, once all that this depends on has been read.
final class PlacementBatch {

    private final List<PlacementCall> calls;
    private final Optional<Stock> stock;
    private final Instant now;
    private final OrderRules rules;
    private final NoArgGenerator ids;
    private final Optional<TicketChanges> changes;
    private final Map<IdempotencyKey, RememberedPlacement> remembered = new HashMap<>();
    private final List<RememberedPlacement> newlyRemembered = new ArrayList<>();

    /// @param stock empty if the ticket is unknown
    PlacementBatch(
            List<PlacementCall> calls,
            Optional<Stock> stock,
            List<RememberedPlacement> remembered,
            Instant now,
            OrderRules rules,
            NoArgGenerator ids) {
        this.calls = calls;
        this.stock = stock;
        this.now = now;
        this.rules = rules;
        this.ids = ids;
        this.changes = stock.map(it -> new TicketChanges(it, now));
        remembered.forEach(it -> this.remembered.put(it.request().key(), it));
    }

    Instant now() {
        return now;
    }

    /// How many tickets are wanted that are not free; at most zero if there are enough.
    int shortage() {
        int wanted = calls.stream()
                .filter(call -> earlier(call).isEmpty())
                .mapToInt(call -> call.request().quantity())
                .sum();
        return stock.filter(it -> !it.isWithdrawn())
                .map(it -> wanted - it.free())
                .orElse(0);
    }

    /// The result tells each caller its answer. Callers who have given up are told nothing, and
    /// nothing is done for them.
    Decision<List<Runnable>> decide(List<Order> overdue) {
        changes.ifPresent(it -> makeRoom(it, overdue));
        List<Runnable> answers = new ArrayList<>();
        for (var call : calls) {
            if (call.isWanted()) {
                answers.add(answer(call));
            }
        }
        return new Decision<>(
                answers, writes(), changes.map(TicketChanges::hasEvents).orElse(false));
    }

    /// Ends no more than necessary.
    private void makeRoom(TicketChanges changes, List<Order> overdue) {
        for (var order : overdue) {
            if (shortage() > 0) {
                changes.expire(order);
            }
        }
    }

    private Runnable answer(PlacementCall call) {
        try {
            var placement = place(call);
            return () -> call.answer(placement);
        } catch (RuntimeException e) {
            return () -> call.fail(e);
        }
    }

    private Placement place(PlacementCall call) {
        return earlier(call).map(it -> it.answerTo(call.keyed().orElseThrow())).orElseGet(() -> placeFirst(call));
    }

    private Optional<RememberedPlacement> earlier(PlacementCall call) {
        return call.keyed().map(it -> remembered.get(it.key()));
    }

    private Placement placeFirst(PlacementCall call) {
        var placement = stock.map(it -> Placement.decide(ids.generate(), call.request(), it, now, rules))
                .orElseGet(Placement.UnknownTicket::new);
        if (placement instanceof Placement.Placed(var order, var event)) {
            changes.orElseThrow().place(order, event, call.traceparent());
        }
        call.keyed().flatMap(it -> RememberedPlacement.of(it, placement)).ifPresent(this::remember);
        return placement;
    }

    private void remember(RememberedPlacement answered) {
        remembered.put(answered.request().key(), answered);
        newlyRemembered.add(answered);
    }

    private List<Write> writes() {
        List<Write> writes =
                new ArrayList<>(TicketChanges.writes(changes.stream().toList()));
        writes.add(OrderRows.remember(newlyRemembered, now));
        return writes;
    }
}
