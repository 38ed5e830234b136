package io.ticketing.storefront.live;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.vertx.core.Vertx;

import static org.awaitility.Awaitility.await;

/// Waits for enough rounds that a regularly repeated action would have happened.
final class Rounds {

    private Rounds() {}

    /// Counts with the storefront's own timers: on a busy machine they are late together.
    static void pass(Vertx vertx, Duration period, int rounds) {
        var passed = new AtomicInteger();
        long timer = vertx.setPeriodic(period.toMillis(), _ -> passed.incrementAndGet());
        await().until(() -> passed.get() >= rounds);
        vertx.cancelTimer(timer);
    }
}
