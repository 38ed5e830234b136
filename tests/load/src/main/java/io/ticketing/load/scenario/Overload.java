package io.ticketing.load.scenario;

import java.util.List;

import io.ticketing.load.generator.Schedule;
import io.ticketing.load.generator.Work;

/// Four times as many orders as can be placed, for different tickets: how many are placed then.
final class Overload {

    private static final int TIMES = 4;
    private static final int CALLERS = 896;

    private Overload() {}

    static List<Result> run(Bench bench) throws Exception {
        Work placing = caller -> bench.market().place(caller, bench.anyTicket()).map(Answer::status);
        Result peak = bench.closed("overload, before it: the peak", placing);
        Schedule arrivals =
                Schedule.steady(TIMES * peak.tally().rate(), bench.effort().duration());
        Result result = bench.measure(
                "overload, four times the peak", () -> bench.generator().open(placing, arrivals, CALLERS));
        double goodput = result.tally().rate() / peak.tally().rate();
        double p99 = (double) result.tally().percentile(99).toNanos()
                / peak.tally().percentile(99).toNanos();
        return List.of(
                peak,
                result.with("goodput, times the peak", goodput).with("p99 of successes, times that at the peak", p99));
    }
}
