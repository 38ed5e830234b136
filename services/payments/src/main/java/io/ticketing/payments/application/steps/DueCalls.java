package io.ticketing.payments.application.steps;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntFunction;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.ticketing.kafka.Attempts;
import io.ticketing.kafka.UnderWay;
import io.ticketing.postgresql.Contexts;

/// Makes calls to the gateway that are due, several at once, until none is left.
///
/// A claimed call has a lease, and other processes leave it alone for that time. If its process
/// dies, another one takes over when the lease ends.
///
/// @param <T> what a call is about
public final class DueCalls<T> {

    private static final Logger LOG = Logger.getLogger(DueCalls.class);

    private final String what;
    private final Contexts contexts;
    private final int atOnce;
    private final IntFunction<Uni<List<T>>> claim;
    private final Function<T, Uni<?>> call;

    private final Attempts looks;
    private final UnderWay underWay = new UnderWay();

    /// Wake-ups that the running search has not seen yet; 0 means that none is running.
    private final AtomicInteger wakes = new AtomicInteger();

    private volatile boolean stopping;

    /// @param what the name in the log, such as `payments`
    /// @param claim leases at most so many
    /// @param call makes one call, and saves its outcome
    public DueCalls(
            String what, Contexts contexts, int atOnce, IntFunction<Uni<List<T>>> claim, Function<T, Uni<?>> call) {
        this.what = what;
        this.contexts = contexts;
        this.atOnce = atOnce;
        this.claim = claim;
        this.call = call;
        this.looks = new Attempts(LOG, "Looking for due " + what);
    }

    /// Announces that a call may be due. It is cheap, and any thread may call it.
    public void wake() {
        if (!stopping && wakes.getAndIncrement() == 0) {
            look();
        }
    }

    /// Calls in progress get their answers. The rest is left to another process, or the next one.
    public void stop(Duration patience) {
        stopping = true;
        if (!underWay.awaitNone(patience)) {
            LOG.warnf("Stopping during calls to the gateway about %s, which will be repeated", what);
        }
    }

    private void look() {
        var seen = wakes.get();
        var free = atOnce - underWay.count();
        contexts.fresh(() -> claim(free))
                .invoke(looks::succeeded)
                .onFailure()
                .invoke(looks::failed)
                .onFailure()
                .recoverWithItem(List.of())
                .subscribe()
                .with(due -> start(due, seen));
    }

    private void start(List<T> due, int seen) {
        due.forEach(this::start);
        if (!wakes.compareAndSet(seen, 0)) {
            look();
        }
    }

    private Uni<List<T>> claim(int limit) {
        return limit > 0 ? claim.apply(limit) : Uni.createFrom().item(List.of());
    }

    /// Each call is made independently; one that ends makes room for another.
    private void start(T due) {
        underWay.counted(contexts.fresh(() -> call.apply(due)))
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "One of the due %s failed and is tried again", what))
                .subscribe()
                .with(_ -> wake(), _ -> wake());
    }
}
