package io.ticketing.load.scenario;

import java.util.List;

/// One kind of load, and what it is compared with.
interface Scenario {

    /// In the order in which they should be shown.
    List<Result> run(Bench bench) throws Exception;
}
