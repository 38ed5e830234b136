package io.ticketing.auth.application.steps;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/// A few threads that hash, with a bounded queue, because each hash takes much memory and time.
///
/// It fails with [RejectedExecutionException]: at once if the queue is full, and before hashing if
/// the caller has left or has waited too long.
final class HashingLane {

    private static final int QUEUE = 50;

    /// A request that has waited this long is refused before its caller gives up.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ExecutorService threads;

    HashingLane(String name, int threads) {
        this.threads = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(QUEUE),
                Thread.ofPlatform().daemon().name(name, 0).factory());
    }

    /// Runs the work off the event loop, and continues where it was called.
    <T> Uni<T> run(Supplier<T> work, Client client) {
        Context context = Vertx.currentContext();
        long asked = System.nanoTime();
        return Uni.createFrom()
                .item(() -> runInTime(work, client, asked))
                .runSubscriptionOn(threads)
                .emitOn(rest -> context.runOnContext(nothing -> rest.run()));
    }

    void stop() {
        threads.shutdownNow();
    }

    private <T> T runInTime(Supplier<T> work, Client client, long asked) {
        if (System.nanoTime() - asked > PATIENCE.toNanos()) {
            throw new RejectedExecutionException("waited for too long");
        }
        if (client.hasLeft().getAsBoolean()) {
            throw new RejectedExecutionException("the caller has left");
        }
        return work.get();
    }
}
