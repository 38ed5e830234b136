package io.ticketing.load.generator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/// Callers who arrive when the schedule says, whether the system keeps up or not.
///
/// Their time counts from the moment they should have called. So when the system stalls, everyone
/// who would have called meanwhile has waited too.
final class OpenLoop {

    private static final int TICK_MILLIS = 1;

    private final Context context;
    private final Work work;
    private final Schedule schedule;
    private final Duration patience;
    private final Tally tally = new Tally();
    private final Promise<Tally> done = Promise.promise();
    private final Deque<Integer> free = new ArrayDeque<>();
    private final int callers;
    private final long begin = System.nanoTime();
    private int next;

    private OpenLoop(Context context, Work work, Schedule schedule, int callers, Duration patience) {
        this.context = context;
        this.work = work;
        this.schedule = schedule;
        this.callers = callers;
        this.patience = patience;
        for (int caller = 0; caller < callers; caller++) {
            free.add(caller);
        }
    }

    /// Runs on the given context, which has one thread.
    ///
    /// @param callers how many calls may be in progress; more wait
    /// @param patience how long they wait for that before they give up
    static Future<Tally> run(Context context, Work work, Schedule schedule, int callers, Duration patience) {
        Promise<Tally> result = Promise.promise();
        context.runOnContext(_ -> {
            var loop = new OpenLoop(context, work, schedule, callers, patience);
            loop.done.future().onComplete(result);
            loop.tick();
        });
        return result.future();
    }

    private void tick() {
        startDue();
        if (next < schedule.arrivals() || free.size() < callers) {
            context.owner().setTimer(TICK_MILLIS, _ -> tick());
        } else {
            tally.elapsed(sinceBegin());
            done.complete(tally);
        }
    }

    private void startDue() {
        Duration now = sinceBegin();
        while (next < schedule.arrivals() && schedule.arrival(next).compareTo(now) <= 0) {
            Duration due = schedule.arrival(next);
            if (now.minus(due).compareTo(patience) > 0) {
                tally.record(Tally.NOT_SENT, now.minus(due));
            } else if (free.isEmpty()) {
                return;
            } else {
                call(free.poll(), due);
            }
            next++;
        }
    }

    private void call(int caller, Duration due) {
        work.perform(caller).onComplete(answer -> {
            tally.record(ClosedLoop.status(answer), sinceBegin().minus(due));
            free.add(caller);
            startDue();
        });
    }

    private Duration sinceBegin() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
