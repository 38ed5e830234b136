package io.ticketing.load.report;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.ticketing.load.scenario.Result;

/// How the parts share the CPU that a call takes.
final class CpuPlot {

    private CpuPlot() {}

    static String of(List<Result> results) {
        List<Result> measured =
                results.stream().filter(result -> result.cpuPerCall() > 0).toList();
        if (measured.isEmpty()) {
            return "";
        }
        List<String> parts = List.copyOf(measured.stream()
                .flatMap(result -> result.cpu().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new)));
        var svg = new Svg();
        for (Result result : measured) {
            double all = parts.stream().mapToDouble(result::cpuPerCall).sum();
            svg.row(result.name());
            double at = 0;
            for (int i = 0; i < parts.size(); i++) {
                double next = at + result.cpuPerCall(parts.get(i)) / all;
                svg.bar(
                        at,
                        next,
                        Svg.color(i),
                        String.format(Locale.ROOT, "%s: %.2f ms", parts.get(i), result.cpuPerCall(parts.get(i))));
                at = next;
            }
            svg.note(1, String.format(Locale.ROOT, "%.2f ms", all));
        }
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            keys.append(Svg.key(i, parts.get(i)));
        }
        return "<h2>CPU for each call</h2><p>How the parts share it, and its milliseconds.</p><p>" + keys + "</p>"
                + svg.draw("CPU for each call", "");
    }
}
