package io.ticketing.storefront.live;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.vertx.core.Vertx;

import static org.awaitility.Awaitility.await;

/// Occasions on which something that happens again and again would have happened.
final class Rounds {

    private Rounds() {}

    /// Counts by the storefront's own timers: on a machine that is busy they are late together.
    static void pass(Vertx vertx, Duration period, int rounds) {
        var passed = new AtomicInteger();
        long timer = vertx.setPeriodic(period.toMillis(), _ -> passed.incrementAndGet());
        await().until(() -> passed.get() >= rounds);
        vertx.cancelTimer(timer);
    }
}
