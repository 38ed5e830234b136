package io.ticketing.load.scenario;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import io.ticketing.load.generator.Work;

/// A buyer of a calm ticket, alone and beside others who get in each other's way.
final class Calm {

    /// The figure that tells whether the others matter.
    static final String TIMES_ALONE = "time per success, times that alone";

    private static final int HOT_TICKETS = 8;
    private static final int CROWD = 256;
    private static final int BLOCKED = 32;

    /// An address that the others have not.
    private static final int BUYER = 960;

    private Calm() {}

    /// A crowd wants a few hot tickets.
    static List<Result> besideHotTickets(Bench bench) throws Exception {
        List<String> hot = new ArrayList<>();
        for (int i = 0; i < HOT_TICKETS; i++) {
            hot.add(bench.market().ticket(Market.PLENTY));
        }
        Work crowd = caller -> bench.market()
                .place(caller, hot.get(ThreadLocalRandom.current().nextInt(HOT_TICKETS)))
                .map(Answer::status);
        Work buyer = buyer(bench);
        Result alone = bench.closed("calm ticket alone", buyer, 1);
        String name = "calm ticket, %d callers on %d hot ones".formatted(CROWD, HOT_TICKETS);
        return compared(alone, bench.closedBeside(name, buyer, 1, crowd, CROWD));
    }

    /// The row of one ticket is locked, so that all who want it wait.
    static List<Result> besideBlockedTicket(Bench bench) throws Exception {
        String blocked = bench.market().ticket(Market.PLENTY);
        Work buyer = buyer(bench);
        Result alone = bench.closed("calm ticket, nothing blocked", buyer, 1);
        Work crowd = caller -> bench.market().place(caller, blocked).map(Answer::status);
        String name = "calm ticket, %d callers on a blocked one".formatted(BLOCKED);
        try (Connection connection = bench.orders().open()) {
            connection.setAutoCommit(false);
            lock(connection, blocked);
            return compared(alone, bench.closedBeside(name, buyer, 1, crowd, BLOCKED, connection::rollback));
        }
    }

    private static Work buyer(Bench bench) throws InterruptedException {
        String calm = bench.market().ticket(Market.PLENTY);
        return _ -> bench.market().place(BUYER, calm).map(Answer::status);
    }

    private static List<Result> compared(Result alone, Result beside) {
        double median = (double) beside.tally().percentile(50).toNanos()
                / alone.tally().percentile(50).toNanos();
        return List.of(
                alone,
                beside.withoutCpu()
                        .with("p50, times that alone", median)
                        .with(TIMES_ALONE, timePerSuccess(beside) / timePerSuccess(alone)));
    }

    /// If nothing succeeds, all the time is not enough for one.
    private static double timePerSuccess(Result result) {
        return (double) result.tally().elapsed().toNanos()
                / Math.max(1, result.tally().successes());
    }

    private static void lock(Connection connection, String ticket) throws Exception {
        try (var statement = connection.prepareStatement("select 1 from stock where ticket_id = ? for update")) {
            statement.setObject(1, UUID.fromString(ticket));
            statement.executeQuery();
        }
    }
}
