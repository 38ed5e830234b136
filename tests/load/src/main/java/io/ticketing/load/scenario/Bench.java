package io.ticketing.load.scenario;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

import io.ticketing.load.generator.Generator;
import io.ticketing.load.generator.Tally;
import io.ticketing.load.generator.Work;
import io.ticketing.load.limit.Connections;
import io.ticketing.load.limit.PlacingLimit;

/// What scenarios work with: a running system, a generator of load, and the time they have.
final class Bench {

    private static final int WARM_UP = 3;
    private static final int WARM_UP_ROUNDS = 8;
    private static final double STILL_GROWING = 1.1;

    private final Market market;
    private final Generator generator;
    private final CpuMeter cpu;
    private final Connections orders;
    private final Effort effort;
    private final List<String> tickets;
    private final Listener listener;
    private final Map<Integer, List<Result>> limits = new HashMap<>();

    /// @param orders the database of orders
    /// @param tickets with plenty to sell
    Bench(
            Market market,
            Generator generator,
            CpuMeter cpu,
            Connections orders,
            Effort effort,
            List<String> tickets,
            Listener listener) {
        this.market = market;
        this.generator = generator;
        this.cpu = cpu;
        this.orders = orders;
        this.effort = effort;
        this.tickets = tickets;
        this.listener = listener;
    }

    Market market() {
        return market;
    }

    Generator generator() {
        return generator;
    }

    Effort effort() {
        return effort;
    }

    Connections orders() {
        return orders;
    }

    String anyTicket() {
        return tickets.get(ThreadLocalRandom.current().nextInt(tickets.size()));
    }

    void prepare(String name, Step step) throws Exception {
        listener.begins(name);
        step.run();
    }

    /// Measures a closed loop after a warm-up.
    Result closed(String name, Work work) throws Exception {
        return closed(name, work, effort.connections());
    }

    Result closed(String name, Work work, int callers) throws Exception {
        warmUp(name, work, callers);
        return measure(name, () -> generator.closed(work, callers, effort.duration()));
    }

    /// The same, with others who do something else meanwhile.
    Result closedBeside(String name, Work work, int callers, Work other, int others) throws Exception {
        return closedBeside(name, work, callers, other, others, () -> {});
    }

    /// @param then ends what keeps the others waiting
    Result closedBeside(String name, Work work, int callers, Work other, int others, Step then) throws Exception {
        warmUp(name, work, callers);
        return measure(name, () -> {
            var beside = generator.start(other, others, effort.duration());
            Tally tally = generator.closed(work, callers, effort.duration());
            then.run();
            Generator.await(beside);
            return tally;
        });
    }

    /// Until the services have compiled what they do most, and the rate stops growing.
    void warmUp() throws InterruptedException {
        double before = 0;
        for (int round = 1; round <= WARM_UP_ROUNDS; round++) {
            listener.begins("warm-up, round %d".formatted(round));
            double rate = placeAndShow();
            if (rate < before * STILL_GROWING) {
                return;
            }
            before = rate;
        }
    }

    private double placeAndShow() throws InterruptedException {
        Work placing = caller -> market.place(caller, anyTicket()).map(Answer::status);
        Work showing = caller -> market.show(caller, anyTicket()).map(Answer::status);
        var shown = generator.start(showing, effort.connections(), effort.duration());
        double placed = generator
                .closed(placing, effort.connections(), effort.duration())
                .rate();
        return placed + Generator.await(shown).rate();
    }

    private void warmUp(String name, Work work, int callers) throws InterruptedException {
        listener.begins(name + ": warm-up");
        generator.closed(work, callers, effort.duration().dividedBy(WARM_UP));
    }

    Result measure(String name, Callable<Tally> load) throws Exception {
        listener.begins(name);
        var before = cpu.read();
        Tally tally = load.call();
        return new Result(name, tally, cpu.read().since(before));
    }

    /// The limit beside placing orders for so many tickets, measured once in a run.
    List<Result> placingLimit(int numberOfTickets) throws Exception {
        if (!limits.containsKey(numberOfTickets)) {
            limits.put(numberOfTickets, List.of(placingLimit(numberOfTickets, 8), placingLimit(numberOfTickets, 32)));
        }
        return limits.get(numberOfTickets);
    }

    private Result placingLimit(int numberOfTickets, int clients) throws Exception {
        String kind = numberOfTickets == 1 ? "hot" : "different";
        String name = "limit: rows, %s, %d connections".formatted(kind, clients);
        return measure(name, () -> new PlacingLimit(orders).measure(numberOfTickets, clients, effort.duration()))
                .asLimit();
    }

    interface Step {

        void run() throws Exception;
    }

    /// Notified of the next step.
    interface Listener {

        void begins(String step);
    }
}
