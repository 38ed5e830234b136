package io.ticketing.orders.application;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

import io.ticketing.kafka.CallersContext;
import io.ticketing.lanes.Lanes;
import io.ticketing.orders.application.steps.Expiry;
import io.ticketing.postgresql.Contexts;

/// Ends all overdue reservations of tickets.
///
/// Whatever falls due while a transaction is running makes up the next one, for many tickets at
/// once. So expiry keeps up with an on-sale, and takes one connection. A ticket that another
/// transaction has locked waits on its own, and so does each of a set that failed.
@ApplicationScoped
public class ExpireOrders {

    private static final int TICKETS = 500;
    private static final int LOCKED = 2;

    private final Expiry expiry;
    private final Contexts contexts;
    private final Lanes<Class<?>, Call> together = new Lanes<>(1, TICKETS, (_, calls) -> together(calls));
    private final Lanes<UUID, Call> alone = new Lanes<>(LOCKED, TICKETS, this::alone);

    ExpireOrders(Expiry expiry, Contexts contexts) {
        this.expiry = expiry;
        this.contexts = contexts;
    }

    private record Call(UUID ticketId, UniEmitter<? super Void> caller) {}

    public Uni<Void> ofTicket(UUID ticketId) {
        return Uni.createFrom()
                .<Void>emitter(caller -> together.enter(ExpireOrders.class, new Call(ticketId, caller)))
                .emitOn(CallersContext.executor());
    }

    private Uni<Void> together(List<Call> calls) {
        var tickets = calls.stream().map(Call::ticketId).collect(Collectors.toSet());
        return contexts.fresh(() -> expiry.ofFree(tickets))
                .onFailure()
                .recoverWithItem(tickets)
                .invoke(left -> calls.forEach(call -> goOn(call, left)))
                .replaceWithVoid();
    }

    private void goOn(Call call, Set<UUID> left) {
        if (left.contains(call.ticketId)) {
            alone.enter(call.ticketId, call);
        } else {
            call.caller.complete(null);
        }
    }

    private Uni<Void> alone(UUID ticketId, List<Call> calls) {
        return contexts.fresh(() -> expiry.of(ticketId))
                .invoke(() -> calls.forEach(call -> call.caller.complete(null)))
                .onFailure()
                .invoke(failure -> calls.forEach(call -> call.caller.fail(failure)));
    }
}
