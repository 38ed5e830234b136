package io.ticketing.load.report;

import java.util.List;
import java.util.stream.Stream;

import io.ticketing.load.scenario.Result;

/// One run of the benchmark.
///
/// @param system the machine and the settings of the run
/// @param stock the result of counting
/// @param complaints what is wrong, if that was judged
public record Run(String system, List<Result> results, String stock, List<String> complaints) {

    public List<String> verdicts() {
        return Stream.concat(Stream.of(stock + "."), complaints.stream()).toList();
    }
}
