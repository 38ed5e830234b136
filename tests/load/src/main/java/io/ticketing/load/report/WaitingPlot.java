package io.ticketing.load.report;

import java.util.List;
import java.util.Locale;

import io.ticketing.load.scenario.Result;

/// How long callers wait, on a logarithmic scale.
final class WaitingPlot {

    private static final double FIRST_MILLIS = 0.1;
    private static final int DECADES = 6;

    private WaitingPlot() {}

    static String of(List<Result> results) {
        var svg = new Svg();
        for (Result result : results) {
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
        return "<h2>How long callers wait</h2><p>" + Svg.key(0, "p50") + Svg.key(1, "p99") + Svg.key(2, "p99.9")
                + "</p>" + svg.draw("Latencies", marks.toString());
    }

    private static void dot(Svg svg, Result result, double percent, int color) {
        String title = "%s ms, p%s".formatted(number(LoadJson.millis(result.tally(), percent)), number(percent));
        svg.dot(place(result, percent), Svg.color(color), title);
    }

    private static double place(Result result, double percent) {
        double millis = LoadJson.millis(result.tally(), percent);
        return Math.clamp(Math.log10(Math.max(millis, FIRST_MILLIS) / FIRST_MILLIS) / DECADES, 0, 1);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1f", value);
    }
}
