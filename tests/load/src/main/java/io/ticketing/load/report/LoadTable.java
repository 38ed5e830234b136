package io.ticketing.load.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.ticketing.load.Table;
import io.ticketing.load.Table.Column;
import io.ticketing.load.generator.Tally;
import io.ticketing.load.scenario.Result;

/// Results as rows of a table.
public final class LoadTable {

    private static final int WORDS = 1;
    private static final int NAME = 42;

    private final Table table;

    public LoadTable(boolean markdown) {
        List<Column> columns = List.of(
                new Column("load", NAME),
                new Column("per s", 7),
                new Column("of limit", 8),
                new Column("p50 ms", 7),
                new Column("p99 ms", 7),
                new Column("p99.9 ms", 8),
                new Column("CPU ms", 6),
                new Column("calls", 7),
                new Column("no success", 16));
        table = new Table(columns, WORDS, markdown);
    }

    public List<String> head() {
        return table.head();
    }

    public String row(Result result) {
        Tally tally = result.tally();
        return table.row(List.of(
                result.name(),
                number(tally.rate()),
                result.limit() == 0 ? "" : String.format(Locale.ROOT, "%.2f", result.ofLimit()),
                millis(tally, 50),
                millis(tally, 99),
                millis(tally, 99.9),
                result.cpu().isEmpty() ? "" : String.format(Locale.ROOT, "%.2f", result.cpuPerCall()),
                "" + tally.calls(),
                refusals(tally)));
    }

    /// What else is known, and who used the CPU.
    public List<String> details(Result result) {
        List<String> lines = new ArrayList<>();
        if (!result.figures().isEmpty()) {
            lines.add(result.name() + ": "
                    + result.figures().entrySet().stream()
                            .map(figure -> figure.getKey() + " " + number(figure.getValue()))
                            .collect(Collectors.joining(", ")));
        }
        if (!result.cpu().isEmpty()) {
            lines.add(result.name() + ", CPU ms: "
                    + result.cpu().keySet().stream()
                            .filter(part -> result.cpuPerCall(part) >= 0.005)
                            .map(part -> String.format(Locale.ROOT, "%s %.2f", part, result.cpuPerCall(part)))
                            .collect(Collectors.joining(", ")));
        }
        return lines;
    }

    private static String refusals(Tally tally) {
        return tally.refusals().entrySet().stream()
                .map(refusal -> refusal.getValue() + " × " + status(refusal.getKey()))
                .collect(Collectors.joining(", "));
    }

    static String status(int status) {
        return switch (status) {
            case Tally.NO_ANSWER -> "no answer";
            case Tally.NOT_SENT -> "not sent";
            default -> "" + status;
        };
    }

    private static String millis(Tally tally, double percent) {
        return tally.successes() == 0 ? "" : number(tally.percentile(percent).toNanos() / 1e6);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
    }
}
