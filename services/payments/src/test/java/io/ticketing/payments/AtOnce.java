package io.ticketing.payments;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// Makes many callers do the same at the same moment.
public final class AtOnce {

    private AtOnce() {}

    public static <T> List<T> all(int times, Callable<T> action) throws InterruptedException {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<T> onceStarted = () -> {
                start.await();
                return action.call();
            };
            var answers = IntStream.range(0, times)
                    .mapToObj(_ -> threads.submit(onceStarted))
                    .toList();
            start.countDown();
            return answers.stream().map(AtOnce::join).toList();
        }
    }

    private static <T> T join(Future<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
