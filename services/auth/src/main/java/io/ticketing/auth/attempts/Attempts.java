package io.ticketing.auth.attempts;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/// Counts attempts for all replicas together; each replica on its own while Redis is down.
@ApplicationScoped
public class Attempts {

    /// How many counters this replica remembers.
    private static final int REMEMBERED = 10_000;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final SharedCounters shared;
    private final OwnCounters own = new OwnCounters(REMEMBERED);
    private final AtomicBoolean alone = new AtomicBoolean();

    Attempts(SharedCounters shared) {
        this.shared = shared;
    }

    /// Counts an attempt on each counter; or on none, if one of them requires a wait.
    public Uni<Permit> take(List<Counter> counters) {
        return here(shared.take(counters))
                .invoke(() -> alone.set(false))
                .onFailure()
                .recoverWithItem(failure -> takeAlone(counters, failure))
                .map(wait -> wait == 0 ? new Permit.Granted(counters) : new Permit.Denied(Duration.ofMillis(wait)));
    }

    /// For calls that were no failed attempts: the password was right, or the service refused.
    public Uni<Void> giveBack(List<Counter> counters) {
        own.giveBack(counters);
        return here(shared.giveBack(counters)).onFailure().recoverWithNull();
    }

    /// A time-out comes from a different thread than an answer.
    private static <T> Uni<T> here(Uni<T> answer) {
        Context context = Vertx.currentContext();
        return context == null ? answer : answer.emitOn(step -> context.runOnContext(_ -> step.run()));
    }

    private long takeAlone(List<Counter> counters, Throwable failure) {
        if (alone.compareAndSet(false, true)) {
            Log.warnf("Redis is down, so each replica counts attempts for itself: %s", failure);
        }
        return own.take(counters, System.nanoTime() / NANOS_PER_MILLI);
    }
}
