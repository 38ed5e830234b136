package io.ticketing.load.scenario;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Future;

/// Whole purchases: place an order, pay, and look until it is complete.
final class Purchase {

    private static final int SHOWN = 200;
    private static final int LOOK_MILLIS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Purchase() {}

    static List<Result> run(Bench bench) throws Exception {
        return List.of(bench.closed(
                "whole purchase", caller -> buy(bench, caller), bench.effort().few()));
    }

    private static Future<Integer> buy(Bench bench, int caller) {
        return bench.market()
                .place(caller, bench.anyTicket())
                .compose(placed ->
                        placed.isCreated() ? pay(bench, caller, placed.id()) : Future.succeededFuture(placed.status()));
    }

    private static Future<Integer> pay(Bench bench, int caller, String order) {
        return bench.market()
                .pay(caller, order)
                .compose(paid -> paid.isCreated()
                        ? awaitComplete(bench, caller, order, System.nanoTime())
                        : Future.succeededFuture(paid.status()));
    }

    private static Future<Integer> awaitComplete(Bench bench, int caller, String order, long paid) {
        return bench.market().order(caller, order).compose(answer -> {
            if (answer.status() != SHOWN || answer.json().getString("status").equals("complete")) {
                return Future.succeededFuture(answer.status());
            }
            if (System.nanoTime() - paid > PATIENCE.toNanos()) {
                return Future.failedFuture("not complete");
            }
            return bench.generator()
                    .vertx()
                    .timer(LOOK_MILLIS, TimeUnit.MILLISECONDS)
                    .compose(_ -> awaitComplete(bench, caller, order, paid));
        });
    }
}
