package io.ticketing.auth.application;

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

import io.ticketing.auth.AuthConfig;

/// A few threads that hash, and a bounded queue before them: each hash takes much memory and time.
///
/// It fails with [RejectedExecutionException], at once when the queue is full, and before hashing
/// for who has left or has waited for longer than callers do.
final class HashingLane {

    private final ExecutorService threads;
    private final Duration patience;

    HashingLane(String name, int threads, AuthConfig.Passwords settings) {
        this.threads =
                new ThreadPoolExecutor(
                        threads,
                        threads,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(settings.queue()),
                        Thread.ofPlatform().daemon().name(name, 0).factory());
        this.patience = settings.patience();
    }

    /// Runs it off the event loop, and goes on where it was called.
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
        if (System.nanoTime() - asked > patience.toNanos()) {
            throw new RejectedExecutionException("waited for too long");
        }
        if (client.hasLeft().getAsBoolean()) {
            throw new RejectedExecutionException("the caller has left");
        }
        return work.get();
    }
}
