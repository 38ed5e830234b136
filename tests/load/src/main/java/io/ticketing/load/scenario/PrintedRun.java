package io.ticketing.load.scenario;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

import io.ticketing.load.StepLine;
import io.ticketing.load.report.LoadTable;
import io.ticketing.load.report.Run;
import io.ticketing.load.scenario.StockCheck.Books;

/// Prints each result as soon as it is known.
final class PrintedRun {

    private final String setting;
    private final LoadTable table;
    private final StepLine step;
    private final PrintWriter out;
    private final List<Result> results = new ArrayList<>();

    /// @param setting the machine and the effort
    PrintedRun(String setting, LoadTable table, StepLine step, PrintWriter out) {
        this.setting = setting;
        this.table = table;
        this.step = step;
        this.out = out;
    }

    void begin() {
        print(List.of(setting, ""));
        print(table.head());
    }

    /// A limit may come more than once, and is printed once.
    void add(Result result) {
        if (!results.contains(result)) {
            results.add(result);
            print(List.of(table.row(result)));
        }
    }

    Run end(Books books, List<String> complaints) {
        var run = new Run(setting, List.copyOf(results), books.toString(), complaints);
        print(List.of(""));
        results.forEach(result -> print(table.details(result)));
        print(List.of(""));
        print(run.verdicts());
        return run;
    }

    private void print(List<String> lines) {
        step.clear();
        lines.forEach(out::println);
        out.flush();
    }
}
