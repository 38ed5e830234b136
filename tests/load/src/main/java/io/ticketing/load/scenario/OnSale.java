package io.ticketing.load.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Future;

import io.ticketing.load.generator.Generator;
import io.ticketing.load.generator.Schedule;
import io.ticketing.load.generator.Work;

/// A stampede for one ticket: arrivals peak soon, and most find nothing. A third of those who get one
/// abandon it a second later; it comes back, and is sold again. The others pay then.
final class OnSale implements Work {

    private static final int RISE = 5;
    private static final int ARRIVALS_PER_TICKET = 5;
    private static final int CALLERS = 512;
    private static final int ABANDONING = 3;
    private static final int DECIDED_AFTER_MILLIS = 1000;

    private final Bench bench;
    private final String ticket;
    private final List<Future<?>> after = new ArrayList<>();
    private int placed;
    private int abandoned;

    private OnSale(Bench bench, int quantity) throws InterruptedException {
        this.bench = bench;
        this.ticket = bench.market().ticket(quantity);
    }

    static List<Result> run(Bench bench) throws Exception {
        String hot = bench.market().ticket(Market.PLENTY);
        Result capacity = bench.closed(
                "on-sale, before it: capacity",
                caller -> bench.market().place(caller, hot).map(Answer::status));
        Duration duration = bench.effort().duration();
        Schedule arrivals = Schedule.rush(2 * capacity.tally().rate(), duration.dividedBy(RISE), duration);
        int quantity = Math.max(1, arrivals.arrivals() / ARRIVALS_PER_TICKET);
        var sale = new OnSale(bench, quantity);
        Result result = bench.measure("on-sale, peak at twice that", () -> {
            var tally = bench.generator().open(sale, arrivals, CALLERS);
            Generator.await(Future.join(sale.after));
            return tally;
        });
        return List.of(
                capacity,
                result.with("tickets", quantity)
                        .with("reserved", sale.placed)
                        .with("abandoned", sale.abandoned)
                        .with("reserved again", Math.max(0, sale.placed - quantity)));
    }

    @Override
    public Future<Integer> perform(int caller) {
        return bench.market().place(caller, ticket).map(answer -> {
            if (answer.isCreated()) {
                after.add(decide(caller, answer.id()));
            }
            return answer.status();
        });
    }

    private Future<Answer> decide(int caller, String order) {
        placed++;
        boolean abandons = ThreadLocalRandom.current().nextInt(ABANDONING) == 0;
        if (abandons) {
            abandoned++;
        }
        return bench.generator()
                .vertx()
                .timer(DECIDED_AFTER_MILLIS, TimeUnit.MILLISECONDS)
                .compose(_ -> abandons
                        ? bench.market().cancel(caller, order)
                        : bench.market().pay(caller, order));
    }
}
