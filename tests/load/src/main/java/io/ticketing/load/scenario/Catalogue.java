package io.ticketing.load.scenario;

import java.util.List;

/// Looking at tickets, and listing new ones.
final class Catalogue {

    private static final int PAGE = 100;

    private Catalogue() {}

    static List<Result> list(Bench bench) throws Exception {
        return List.of(bench.closed(
                "list of " + PAGE, caller -> bench.market().list(caller, PAGE).map(Answer::status)));
    }

    static List<Result> show(Bench bench) throws Exception {
        return List.of(bench.closed(
                "show", caller -> bench.market().show(caller, bench.anyTicket()).map(Answer::status)));
    }

    static List<Result> create(Bench bench) throws Exception {
        return List.of(bench.closed(
                "create", caller -> bench.market().create(caller, Market.PLENTY).map(Answer::status)));
    }
}
