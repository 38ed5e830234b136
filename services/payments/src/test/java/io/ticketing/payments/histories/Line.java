package io.ticketing.payments.histories;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;

import io.ticketing.kafka.CallersContext;

/// Carries the calls about one order to the gateway. One call of each step may meet a fault.
public final class Line {

    private Fault fault = Fault.NONE;
    private int callsBefore;
    private CompletableFuture<Fault> interruption = new CompletableFuture<>();
    private final List<Held> held = new ArrayList<>();
    private final List<Supplier<Uni<Response>>> delayed = new ArrayList<>();

    /// @param call which has not arrived yet
    private record Held(CompletableFuture<Void> gate, List<Supplier<Uni<Response>>> call) {}

    /// A step begins, one of whose calls meets a fault.
    ///
    /// @param calls how many calls go well before
    /// @return when the fault holds a call, or ends its process
    synchronized CompletableFuture<Fault> begin(Fault next, int calls) {
        fault = next;
        callsBefore = calls;
        interruption = new CompletableFuture<>();
        return interruption;
    }

    public Uni<Response> carry(Supplier<Uni<Response>> call) {
        return Uni.createFrom().deferred(() -> carry(next(), call));
    }

    private synchronized Fault next() {
        if (callsBefore-- > 0) {
            return Fault.NONE;
        }
        var met = fault;
        fault = Fault.NONE;
        return met;
    }

    private Uni<Response> carry(Fault met, Supplier<Uni<Response>> call) {
        return switch (met) {
            case NONE -> call.get();
            case LOST -> lost();
            case ANSWER_LOST -> call.get().chain(Line::lost);
            case DELAYED -> {
                delay(call);
                yield lost();
            }
            case REQUEST_HELD -> held(List.of(call)).chain(call::get);
            case ANSWER_HELD -> call.get().call(() -> held(List.of()));
            case DIES_BEFORE -> dies();
            case DIES_AFTER -> call.get().chain(this::dies);
        };
    }

    private static Uni<Response> lost() {
        return Uni.createFrom().failure(new IOException("the line is down"));
    }

    private synchronized void delay(Supplier<Uni<Response>> call) {
        delayed.add(call);
    }

    private synchronized Uni<Void> held(List<Supplier<Uni<Response>>> call) {
        var gate = new CompletableFuture<Void>();
        held.add(new Held(gate, call));
        interruption.complete(Fault.REQUEST_HELD);
        return Uni.createFrom().completionStage(gate).emitOn(CallersContext.executor());
    }

    private Uni<Response> dies() {
        CallersContext.executor().execute(() -> interruption.complete(Fault.DIES_BEFORE));
        return Uni.createFrom().nothing();
    }

    synchronized boolean holdsSome() {
        return !held.isEmpty();
    }

    synchronized boolean delaysSome() {
        return !delayed.isEmpty();
    }

    /// What is held arrives.
    synchronized void release() {
        held.forEach(it -> it.gate.complete(null));
        held.clear();
    }

    /// What is held has taken too long for payments; it arrives later.
    synchronized void sever() {
        held.forEach(it -> {
            delayed.addAll(it.call);
            it.gate.completeExceptionally(new IOException("the line is cut"));
        });
        held.clear();
    }

    /// The calls that have not arrived yet.
    synchronized List<Supplier<Uni<Response>>> takeDelayed() {
        var calls = List.copyOf(delayed);
        delayed.clear();
        return calls;
    }
}
