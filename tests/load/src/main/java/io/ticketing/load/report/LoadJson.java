package io.ticketing.load.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import io.ticketing.load.generator.Tally;
import io.ticketing.load.scenario.Result;

/// A run as JSON, for programs.
public final class LoadJson {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private LoadJson() {}

    public static void write(Run run, Path file) throws IOException {
        Files.write(file, JSON.writeValueAsBytes(of(run)));
    }

    static Map<String, Object> of(Run run) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("system", run.system());
        json.put("loads", run.results().stream().map(LoadJson::of).toList());
        json.put("stock", run.stock());
        json.put("complaints", run.complaints());
        return json;
    }

    private static Map<String, Object> of(Result result) {
        Tally tally = result.tally();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", result.name());
        json.put("isLimit", result.isLimit());
        json.put("perSecond", tally.rate());
        if (result.limit() > 0) {
            json.put("ofLimit", result.ofLimit());
        }
        json.put("calls", tally.calls());
        json.put("noSuccess", refusals(tally));
        json.put("millis", percentiles(tally));
        json.put("cpuMillisPerCall", cpu(result));
        json.put("figures", result.figures());
        return json;
    }

    private static Map<String, Long> refusals(Tally tally) {
        Map<String, Long> refusals = new LinkedHashMap<>();
        tally.refusals().forEach((status, times) -> refusals.put(LoadTable.status(status), times));
        return refusals;
    }

    private static Map<String, Double> percentiles(Tally tally) {
        Map<String, Double> millis = new LinkedHashMap<>();
        for (double percent : new double[] {50, 90, 99, 99.9, 100}) {
            millis.put("p" + Double.toString(percent).replaceFirst("\\.0$", ""), millis(tally, percent));
        }
        return millis;
    }

    static double millis(Tally tally, double percent) {
        return tally.percentile(percent).toNanos() / 1e6;
    }

    private static Map<String, Double> cpu(Result result) {
        Map<String, Double> millis = new TreeMap<>();
        result.cpu().keySet().forEach(part -> millis.put(part, result.cpuPerCall(part)));
        return millis;
    }
}
