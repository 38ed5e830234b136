package io.ticketing.load.scenario;

import java.util.List;

import io.ticketing.load.limit.HashingLimit;

/// Sign-ins with the right password, compared with the hash by itself.
final class SignIn {

    private SignIn() {}

    static List<Result> run(Bench bench) throws Exception {
        Result limit = bench.measure(
                        "limit: the hash",
                        () -> HashingLimit.measure(bench.effort().duration()))
                .asLimit();
        Result signIn = bench.closed(
                "sign in",
                caller -> bench.market().signIn(caller).map(Answer::status),
                bench.effort().few());
        return List.of(limit, signIn.against(limit.tally().rate()));
    }
}
