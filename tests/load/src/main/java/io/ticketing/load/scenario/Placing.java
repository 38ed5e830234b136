package io.ticketing.load.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Buyers who place orders, compared with the same rows written straight to PostgreSQL.
final class Placing {

    private static final int MANY = 1000;

    private Placing() {}

    static List<Result> differentTickets(Bench bench) throws Exception {
        return run(bench, "different tickets", MANY, bench::anyTicket);
    }

    static List<Result> oneHotTicket(Bench bench) throws Exception {
        String hot = bench.market().ticket(Market.PLENTY);
        return run(bench, "one hot ticket", 1, () -> hot);
    }

    /// @param tickets how many the limit is measured with
    /// @param choice the ticket of the next order
    private static List<Result> run(Bench bench, String name, int tickets, Supplier<String> choice) throws Exception {
        List<Result> results = new ArrayList<>(bench.placingLimit(tickets));
        double limit = Result.best(results);
        var lag = new EventLag(bench);
        Result placed = bench.closedBeside(
                name,
                caller -> bench.market().place(caller, choice.get()).map(Answer::status),
                bench.effort().connections(),
                lag,
                1);
        results.add(lag.addTo(placed.against(limit)));
        return results;
    }
}
