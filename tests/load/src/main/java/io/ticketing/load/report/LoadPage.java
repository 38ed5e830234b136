package io.ticketing.load.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

    private static final List<String> COLORS = List.of(
            "#2f6fde", "#e07b39", "#3a9d6e", "#b8529b", "#8a6d3b", "#d1495b", "#5b8e9e", "#9a8cff", "#c2a83e",
            "#808892", "#1b4965", "#7a9e3f");

    private static final double FIRST_MILLIS = 0.1;
    private static final int DECADES = 6;

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
                Svg.escape(run.stock()),
                page.shares() + page.times() + page.cpu() + page.table());
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
            svg.bar(0, result.ofLimit() / most, COLORS.getFirst(), result.name());
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

    private String times() {
        var svg = new Svg();
        for (Result result : run.results()) {
            if (result.tally().successes() > 0) {
                svg.row(result.name());
                svg.line(place(result, 50), place(result, 99.9));
                dot(svg, result, 99.9, 2);
                dot(svg, result, 99, 1);
                dot(svg, result, 50, 0);
            }
        }
        StringBuilder marks = new StringBuilder();
        for (int decade = 0; decade <= DECADES; decade++) {
            double millis = FIRST_MILLIS * Math.pow(10, decade);
            marks.append(svg.mark(
                    (double) decade / DECADES, millis < 1000 ? number(millis) + " ms" : number(millis / 1000) + " s"));
        }
        return "<h2>How long callers wait</h2><p>" + key(0, "p50") + key(1, "p99") + key(2, "p99.9") + "</p>"
                + svg.draw("Latencies", marks.toString());
    }

    private static void dot(Svg svg, Result result, double percent, int color) {
        String title = "%s ms, p%s".formatted(number(LoadJson.millis(result.tally(), percent)), number(percent));
        svg.dot(place(result, percent), COLORS.get(color), title);
    }

    private static double place(Result result, double percent) {
        double millis = LoadJson.millis(result.tally(), percent);
        return Math.clamp(Math.log10(Math.max(millis, FIRST_MILLIS) / FIRST_MILLIS) / DECADES, 0, 1);
    }

    private String cpu() {
        List<Result> measured =
                run.results().stream().filter(result -> !result.cpu().isEmpty()).toList();
        if (measured.isEmpty()) {
            return "";
        }
        List<String> parts = List.copyOf(measured.stream()
                .flatMap(result -> result.cpu().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new)));
        double most = measured.stream()
                .mapToDouble(
                        result -> parts.stream().mapToDouble(result::cpuPerCall).sum())
                .max()
                .orElse(1);
        var svg = new Svg();
        for (Result result : measured) {
            svg.row(result.name());
            double at = 0;
            for (int i = 0; i < parts.size(); i++) {
                double next = at + result.cpuPerCall(parts.get(i)) / most;
                svg.bar(
                        at,
                        next,
                        COLORS.get(i % COLORS.size()),
                        String.format(Locale.ROOT, "%s: %.2f ms", parts.get(i), result.cpuPerCall(parts.get(i))));
                at = next;
            }
            svg.note(at, String.format(Locale.ROOT, "%.2f ms", at * most));
        }
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            keys.append(key(i % COLORS.size(), parts.get(i)));
        }
        return "<h2>CPU for each call</h2><p>" + keys + "</p>" + svg.draw("CPU for each call", "");
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

    private static String key(int color, String name) {
        return "<span class='key' style='background:%s'></span>%s".formatted(COLORS.get(color), Svg.escape(name));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1f", value);
    }
}
