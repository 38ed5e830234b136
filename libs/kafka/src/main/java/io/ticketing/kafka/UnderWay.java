package io.ticketing.kafka;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.smallrye.mutiny.Uni;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

/// Counts work in progress, so that a stopping service can wait for it.
public final class UnderWay {

    private final AtomicInteger count = new AtomicInteger();
    private final CompletableFuture<Void> none = new CompletableFuture<>();
    private volatile boolean stopping;

    public int count() {
        return count.get();
    }

    /// The same work, counted from its subscription to its end.
    public <T> Uni<T> counted(Uni<T> work) {
        return work.onSubscription()
                .invoke(count::incrementAndGet)
                .onTermination()
                .invoke(this::ended);
    }

    /// Waits until no work is in progress, or until the time is over; false if some still is.
    ///
    /// Call it once, when no new work is started any more.
    public boolean awaitNone(Duration limit) {
        stopping = true;
        if (count.get() == 0) {
            return true;
        }
        none.copy().completeOnTimeout(null, limit.toMillis(), MILLISECONDS).join();
        return none.isDone();
    }

    private void ended() {
        if (count.decrementAndGet() == 0 && stopping) {
            none.complete(null);
        }
    }
}
