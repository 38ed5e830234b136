package io.ticketing.load.generator;

import java.time.Duration;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/// A fixed number of callers, each of which calls again as soon as it is answered.
final class ClosedLoop {

    private final Work work;
    private final Tally tally = new Tally();
    private final Promise<Tally> done = Promise.promise();
    private final long begin = System.nanoTime();
    private final long end;
    private int calling;

    private ClosedLoop(Work work, int callers, Duration duration) {
        this.work = work;
        this.calling = callers;
        this.end = begin + duration.toNanos();
    }

    /// Runs on the given context, which has one thread.
    static Future<Tally> run(Context context, Work work, int callers, Duration duration) {
        Promise<Tally> result = Promise.promise();
        context.runOnContext(_ -> {
            var loop = new ClosedLoop(work, callers, duration);
            loop.done.future().onComplete(result);
            for (int caller = 0; caller < callers; caller++) {
                loop.call(caller);
            }
        });
        return result.future();
    }

    private void call(int caller) {
        long called = System.nanoTime();
        work.perform(caller).onComplete(answer -> {
            tally.record(status(answer), Duration.ofNanos(System.nanoTime() - called));
            if (System.nanoTime() < end) {
                call(caller);
            } else {
                leave();
            }
        });
    }

    private void leave() {
        calling--;
        if (calling == 0) {
            tally.elapsed(Duration.ofNanos(System.nanoTime() - begin));
            done.complete(tally);
        }
    }

    static int status(AsyncResult<Integer> answer) {
        return answer.succeeded() ? answer.result() : Tally.NO_ANSWER;
    }
}
