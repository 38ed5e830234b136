package io.ticketing.load.scenario;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Orders for different tickets, while the database fills with orders that ended long ago.
final class Growth {

    private static final List<Integer> ENDED = List.of(10_000, 1_000_000, 5_000_000);

    /// Of the tickets that are on sale, for a fifth as many buyers.
    private static final String ADD = """
            insert into orders (id, version, status, cancel_reason, buyer_id, ticket_id, ticket_version, ticket_title,
                quantity, unit_price, currency, created_at, expires_at)
            select uuidv7(interval '-30 days' + n * interval '0.1 seconds'), 2, 'CANCELLED', 'EXPIRED',
                md5('buyer ' || n / 5)::uuid, ids[1 + n %% cardinality(ids)], 1, 'Opera, first row',
                1, 2050, 'USD', now() - interval '30 days', now() - interval '30 days'
            from (select array_agg(ticket_id) ids from stock) on_sale, generate_series(%d, %d - 1) n""";

    private Growth() {}

    static List<Result> run(Bench bench) throws Exception {
        List<Result> results = new ArrayList<>();
        int there = 0;
        for (int ended : ENDED) {
            bench.prepare("adding %,d ended orders".formatted(ended - there), add(bench, there, ended));
            there = ended;
            Result placed = bench.closed(
                    "different tickets, %,d ended orders".formatted(ended),
                    caller -> bench.market().place(caller, bench.anyTicket()).map(Answer::status));
            results.add(results.isEmpty() ? placed : compared(placed, results.getFirst()));
        }
        return results;
    }

    private static Bench.Step add(Bench bench, int from, int to) {
        return () -> {
            try (Connection connection = bench.orders().open()) {
                execute(connection, ADD.formatted(from, to));
                execute(connection, "vacuum analyze orders");
                execute(connection, "checkpoint");
            }
        };
    }

    private static Result compared(Result placed, Result first) {
        return placed.with("CPU for each order, times that at first", placed.cpuPerCall() / first.cpuPerCall())
                .with(
                        "PostgreSQL's, times that at first",
                        placed.cpuPerCall(CpuMeter.POSTGRES) / first.cpuPerCall(CpuMeter.POSTGRES));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
