package io.ticketing.load.scenario;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

import io.ticketing.load.generator.Tally;
import io.ticketing.load.generator.Work;

/// How long after the answer to an order its ticket shows it. One more buyer looks.
final class EventLag implements Work {

    private static final int LOOK_MILLIS = 5;
    private static final int PAUSE_MILLIS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// An address that the load has not.
    private static final int CALLER = 1023;

    private final Market market;
    private final Vertx vertx;
    private final String ticket;
    private final Tally lags = new Tally();
    private int available = Market.PLENTY;

    EventLag(Bench bench) throws InterruptedException {
        this.market = bench.market();
        this.vertx = bench.generator().vertx();
        this.ticket = market.ticket(available);
    }

    @Override
    public Future<Integer> perform(int caller) {
        return market.place(CALLER, ticket)
                .compose(answer -> answer.isCreated() ? look(System.nanoTime()) : Future.succeededFuture())
                .compose(_ -> vertx.timer(PAUSE_MILLIS, TimeUnit.MILLISECONDS))
                .map(Answer.CREATED);
    }

    Result addTo(Result result) {
        return result.with("event lag p50 ms", millis(50)).with("event lag p99 ms", millis(99));
    }

    private Future<Void> look(long ordered) {
        return market.show(CALLER, ticket).compose(answer -> {
            Duration passed = Duration.ofNanos(System.nanoTime() - ordered);
            int now = answer.json().getInteger("available");
            if (now < available || passed.compareTo(PATIENCE) > 0) {
                available = now;
                lags.record(answer.status(), passed);
                return Future.succeededFuture();
            }
            return vertx.timer(LOOK_MILLIS, TimeUnit.MILLISECONDS).compose(_ -> look(ordered));
        });
    }

    private double millis(double percent) {
        return lags.percentile(percent).toNanos() / 1e6;
    }
}
