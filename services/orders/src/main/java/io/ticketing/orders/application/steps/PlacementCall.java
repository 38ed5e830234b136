package io.ticketing.orders.application.steps;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.mutiny.subscription.UniEmitter;
import org.jspecify.annotations.Nullable;

import io.ticketing.deadline.Deadline;
import io.ticketing.deadline.TooLateException;
import io.ticketing.idempotency.KeyedRequest;
import io.ticketing.kafka.TraceContext;
import io.ticketing.orders.domain.OrderRequest;
import io.ticketing.orders.domain.Placement;

/// A request that waits to be decided together with others for the same ticket.
final class PlacementCall {

    private final OrderRequest request;
    private final Optional<KeyedRequest> keyed;
    private final Optional<Deadline> deadline = Deadline.current();
    private final @Nullable String traceparent = TraceContext.current();
    private final Runnable decide;
    private final UniEmitter<? super Placement> caller;
    private boolean decided;

    /// @param decide fails with [TooLateException] if the caller has been told that nothing was done
    PlacementCall(OrderRequest request, Optional<String> key, Runnable decide, UniEmitter<? super Placement> caller) {
        this.request = request;
        this.keyed = key.map(it -> KeyedRequest.of(request.buyerId(), it, request.meaning()));
        this.decide = decide;
        this.caller = caller;
    }

    OrderRequest request() {
        return request;
    }

    Optional<KeyedRequest> keyed() {
        return keyed;
    }

    @Nullable
    String traceparent() {
        return traceparent;
    }

    Duration left() {
        return deadline.map(Deadline::left).orElse(Deadline.LONGEST);
    }

    /// Whether its caller still waits. From then on the caller waits for the outcome.
    boolean isWanted() {
        try {
            if (!decided) {
                decide.run();
                decided = true;
            }
            return true;
        } catch (TooLateException e) {
            caller.fail(e);
            return false;
        }
    }

    void answer(Placement placement) {
        caller.complete(placement);
    }

    void fail(Throwable failure) {
        caller.fail(failure);
    }
}
