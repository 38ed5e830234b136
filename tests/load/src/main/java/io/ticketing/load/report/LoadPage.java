package io.ticketing.load.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import io.ticketing.load.scenario.Result;

/// A run as one page with plots, which needs nothing else.
public final class LoadPage {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Ticketing under load</title>
            <style>
            body { font: 15px/1.5 system-ui, sans-serif; color: #1d2433; max-width: 1060px; margin: 2em auto; padding: 0 1em }
            h2 { margin-top: 2em }
            pre { overflow-x: auto; font-size: 12px; background: #f5f6f8; padding: 1em }
            svg { width: 100%%; height: auto }
            svg text { font: 12px system-ui, sans-serif; fill: #1d2433 }
            svg .scale { fill: #667085 }
            .key { display: inline-block; width: 12px; height: 12px; margin: 0 4px 0 12px }
            </style>
            <h1>Ticketing under load</h1>
            <p>%s</p>
            <p>%s</p>
            %s
            </html>
            """;

    private final Run run;

    private LoadPage(Run run) {
        this.run = run;
    }

    public static void write(Run run, Path file) throws IOException {
        Files.writeString(file, of(run));
    }

    static String of(Run run) {
        var page = new LoadPage(run);
        return PAGE.formatted(
                Svg.escape(run.system()),
                Svg.escape(String.join(" ", run.verdicts())),
                page.shares() + WaitingPlot.of(run.results()) + CpuPlot.of(run.results()) + page.table());
    }

    private String shares() {
        List<Result> compared =
                run.results().stream().filter(result -> result.limit() > 0).toList();
        if (compared.isEmpty()) {
            return "";
        }
        double most =
                Math.max(1, compared.stream().mapToDouble(Result::ofLimit).max().orElse(1));
        var svg = new Svg();
        for (Result result : compared) {
            svg.row(result.name());
            svg.bar(0, result.ofLimit() / most, Svg.color(0), result.name());
            svg.note(
                    result.ofLimit() / most,
                    String.format(
                            Locale.ROOT,
                            "%.2f (%.0f of %.0f per second)",
                            result.ofLimit(),
                            result.tally().rate(),
                            result.limit()));
        }
        return "<h2>Share of the limit</h2>" + svg.draw("Share of the limit", svg.mark(1 / most, "the limit"));
    }

    private String table() {
        var table = new LoadTable(false);
        StringBuilder lines = new StringBuilder();
        table.head().forEach(line -> lines.append(line).append('\n'));
        run.results().forEach(result -> lines.append(table.row(result)).append('\n'));
        lines.append('\n');
        run.results().stream()
                .flatMap(result -> table.details(result).stream())
                .forEach(line -> lines.append(line).append('\n'));
        return "<h2>Figures</h2><pre>" + Svg.escape(lines.toString()) + "</pre>";
    }
}
