package io.ticketing.testing;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Makes many callers act at the same moment.
public final class AtOnce {

    private AtOnce() {}

    /// @param action what each does, given its number
    /// @return their results, in the order of these numbers
    public static <T> List<T> all(int callers, IntFunction<T> action) {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = IntStream.range(0, callers)
                    .mapToObj(caller -> threads.submit(() -> {
                        start.await();
                        return action.apply(caller);
                    }))
                    .toList();
            start.countDown();
            return results.stream().map(AtOnce::join).toList();
        }
    }

    private static <T> T join(Future<T> result) {
        try {
            return result.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
