package io.ticketing.orders;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Makes many buyers act at the same moment.
public final class AtOnce {

    private AtOnce() {}

    public static <T> List<T> all(int buyers, IntFunction<T> action) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, buyers)
                    .<Callable<T>>mapToObj(i -> () -> {
                        start.await();
                        return action.apply(i);
                    })
                    .map(threads::submit)
                    .toList();
            start.countDown();
            return answers.stream().map(AtOnce::join).toList();
        }
    }

    private static <T> T join(Future<T> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
