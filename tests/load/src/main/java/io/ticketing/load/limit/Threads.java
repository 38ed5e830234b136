package io.ticketing.load.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.ticketing.load.generator.Tally;

/// Threads that repeat a step for some time.
final class Threads {

    private static final int DONE = 200;

    private Threads() {}

    /// @param steps one for each thread
    static Tally repeat(List<? extends Callable<?>> steps, Duration duration) throws Exception {
        Tally tally = new Tally();
        long begin = System.nanoTime();
        long end = begin + duration.toNanos();
        try (var threads = Executors.newFixedThreadPool(steps.size())) {
            List<Future<?>> running = new ArrayList<>();
            steps.forEach(step -> running.add(threads.submit(() -> repeat(step, end, tally))));
            for (Future<?> thread : running) {
                thread.get();
            }
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof Exception cause ? cause : failure;
        }
        tally.elapsed(Duration.ofNanos(System.nanoTime() - begin));
        return tally;
    }

    private static Void repeat(Callable<?> step, long end, Tally tally) throws Exception {
        for (long begin = System.nanoTime(); begin < end; ) {
            step.call();
            long now = System.nanoTime();
            synchronized (tally) {
                tally.record(DONE, Duration.ofNanos(now - begin));
            }
            begin = now;
        }
        return null;
    }
}
