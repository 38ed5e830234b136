package io.ticketing.outbox;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import org.jboss.logging.Logger;

import io.ticketing.kafka.Attempts;
import io.ticketing.kafka.CallersContext;
import io.ticketing.lanes.Lanes;
import io.ticketing.postgresql.Contexts;

/// Does in one transaction what was asked for while the last one was running.
///
/// So many calls take one connection and one commit, and a call that comes alone doesn't wait. A
/// call whose row another transaction has locked waits on its own, and so does each of those whose
/// common transaction failed. They delay only calls for the same row.
///
/// @param <C> a call
public final class Together<C> {

    private static final Logger LOG = Logger.getLogger(Together.class);

    private static final int MOST = 500;
    private static final int ALONE = 2;

    private final Contexts contexts;
    private final Attempts attempts;
    private final Function<C, UUID> row;
    private final Function<List<C>, Uni<Set<UUID>>> common;
    private final BiFunction<UUID, List<C>, Uni<Void>> alone;
    private final Lanes<Together<C>, Call<C>> together = new Lanes<>(1, MOST, (_, calls) -> together(calls));
    private final Lanes<UUID, Call<C>> left = new Lanes<>(ALONE, MOST, this::alone);

    /// @param what its name in the log, such as `Following orders`
    /// @param row what a call is about
    /// @param common waits for no lock; returns the rows that are left to do
    /// @param alone does what is left for one row
    public Together(
            String what,
            Contexts contexts,
            Function<C, UUID> row,
            Function<List<C>, Uni<Set<UUID>>> common,
            BiFunction<UUID, List<C>, Uni<Void>> alone) {
        this.attempts = new Attempts(LOG, what);
        this.contexts = contexts;
        this.row = row;
        this.common = common;
        this.alone = alone;
    }

    private record Call<C>(C what, UniEmitter<? super Void> caller) {}

    /// Completes after the commit, in the caller's context.
    public Uni<Void> add(C what) {
        return Uni.createFrom()
                .<Void>emitter(caller -> together.enter(this, new Call<>(what, caller)))
                .emitOn(CallersContext.executor());
    }

    private Uni<Void> together(List<Call<C>> calls) {
        return contexts.fresh(() -> common.apply(whats(calls)))
                .invoke(attempts::succeeded)
                .onFailure()
                .invoke(attempts::failed)
                .onFailure()
                .recoverWithItem(() -> Set.copyOf(rows(calls)))
                .invoke(rest -> calls.forEach(call -> goOn(call, rest)))
                .replaceWithVoid();
    }

    private void goOn(Call<C> call, Set<UUID> rest) {
        UUID about = row.apply(call.what);
        if (rest.contains(about)) {
            left.enter(about, call);
        } else {
            call.caller.complete(null);
        }
    }

    private Uni<Void> alone(UUID about, List<Call<C>> calls) {
        return contexts.fresh(() -> alone.apply(about, whats(calls)))
                .invoke(() -> calls.forEach(call -> call.caller.complete(null)))
                .onFailure()
                .invoke(failure -> calls.forEach(call -> call.caller.fail(failure)));
    }

    private List<UUID> rows(List<Call<C>> calls) {
        return calls.stream().map(call -> row.apply(call.what)).toList();
    }

    private static <C> List<C> whats(List<Call<C>> calls) {
        return calls.stream().map(Call::what).toList();
    }
}
