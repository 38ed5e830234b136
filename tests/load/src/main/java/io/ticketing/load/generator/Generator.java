package io.ticketing.load.generator;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/// Makes load, on one thread, so that it costs the machine little and its cost is known.
public final class Generator implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Context context = vertx.getOrCreateContext();
    private final long thread;

    public Generator() throws InterruptedException {
        Promise<Long> id = Promise.promise();
        context.runOnContext(_ -> id.complete(Thread.currentThread().threadId()));
        thread = await(id.future());
    }

    public Vertx vertx() {
        return vertx;
    }

    /// Starts a step on the thread of the load, where its answers arrive. On another thread they could
    /// arrive before anything listens, and would be lost.
    public <T> Future<T> run(Supplier<Future<T>> step) {
        if (context.equals(Vertx.currentContext())) {
            return step.get();
        }
        Promise<T> result = Promise.promise();
        context.runOnContext(_ -> step.get().onComplete(result));
        return result.future();
    }

    /// Callers who call again as soon as they are answered.
    public Tally closed(Work work, int callers, Duration duration) throws InterruptedException {
        return await(start(work, callers, duration));
    }

    /// The same, beside another load.
    public Future<Tally> start(Work work, int callers, Duration duration) {
        return ClosedLoop.run(context, work, callers, duration);
    }

    /// Callers who arrive on schedule.
    ///
    /// @param callers how many calls may be in progress
    public Tally open(Work work, Schedule schedule, int callers) throws InterruptedException {
        return await(OpenLoop.run(context, work, schedule, callers, PATIENCE));
    }

    /// The CPU time that making the load has taken.
    public Duration cpu() {
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getThreadCpuTime(thread));
    }

    public static <T> T await(Future<T> future) throws InterruptedException {
        try {
            return future.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
    }

    @Override
    public void close() throws InterruptedException {
        await(vertx.close());
    }
}
