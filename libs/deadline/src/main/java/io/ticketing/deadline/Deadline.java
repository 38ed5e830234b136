package io.ticketing.deadline;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;

/// When an answer must be sent for the caller to get it in time.
///
/// It lives in the request's Vert.x context, so it is known wherever the request is handled, and
/// only there: no caller waits for work on an event or a schedule.
public final class Deadline {

    /// In whole milliseconds: how much longer the caller waits.
    public static final String HEADER = "X-Request-Timeout-Ms";

    /// The longest time that any caller waits, through the storefront or not.
    public static final Duration LONGEST = Duration.ofSeconds(20);

    private static final String KEY = Deadline.class.getName();

    /// Time reserved for the commit and the way back: a part of the caller's time, up to this
    /// limit.
    private static final int PART = 5;

    private static final Duration LONGEST_WAY_BACK = Duration.ofMillis(500);

    private final long atNanos;

    private Deadline(long atNanos) {
        this.atNanos = atNanos;
    }

    /// The deadline of a caller who gives up after that time.
    public static Deadline in(Duration patience) {
        var part = patience.dividedBy(PART);
        var wayBack = part.compareTo(LONGEST_WAY_BACK) < 0 ? part : LONGEST_WAY_BACK;
        return new Deadline(System.nanoTime() + patience.minus(wayBack).toNanos());
    }

    /// The deadline of the current request; none if no caller waits.
    public static Optional<Deadline> current() {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(KEY) : Optional.empty();
    }

    /// Removes it from the request: work begun from now on is finished, whether or not the caller
    /// still waits.
    ///
    /// @return the previous deadline, so that an answer can still be given in time
    public static Optional<Deadline> lift() {
        var lifted = current();
        lifted.ifPresent(_ -> ContextLocals.remove(KEY));
        return lifted;
    }

    void begin() {
        ContextLocals.put(KEY, this);
    }

    /// Never negative.
    public Duration left() {
        return Duration.ofNanos(Math.max(0, atNanos - System.nanoTime()));
    }

    public boolean isOver() {
        return left().isZero();
    }

    /// Returns the work's result or, if that comes too late, fails with [TooLateException]. The
    /// work itself is not disturbed.
    public <T> Uni<T> bound(Uni<T> work) {
        return decideInTime(_ -> work);
    }

    /// Like [#bound], until the work asks whether it may take effect. If the caller was already
    /// told that nothing was done, or has no time left to hear otherwise, that fails with
    /// [TooLateException]. From then on the answer waits for the work.
    public <T> Uni<T> decideInTime(Function<Runnable, Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> decideInTime(work, emitter));
    }

    private <T> void decideInTime(Function<Runnable, Uni<T>> work, UniEmitter<? super T> caller) {
        if (isOver()) {
            caller.fail(new TooLateException());
            return;
        }
        var decided = new AtomicBoolean();
        Runnable decide = () -> decide(decided);
        var vertx = Vertx.currentContext().owner();
        var timer = vertx.setTimer(Math.max(1, left().toMillis()), _ -> giveUp(decided, caller));
        Uni.createFrom()
                .deferred(() -> work.apply(decide))
                .onTermination()
                .invoke(() -> vertx.cancelTimer(timer))
                .subscribe()
                .with(caller::complete, caller::fail);
    }

    private void decide(AtomicBoolean decided) {
        if (isOver() || !decided.compareAndSet(false, true)) {
            throw new TooLateException();
        }
    }

    private static void giveUp(AtomicBoolean decided, UniEmitter<?> caller) {
        if (decided.compareAndSet(false, true)) {
            caller.fail(new TooLateException());
        }
    }
}
