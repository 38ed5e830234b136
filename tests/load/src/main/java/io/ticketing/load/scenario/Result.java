package io.ticketing.load.scenario;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.ticketing.load.generator.Tally;

/// What one load has shown.
///
/// @param cpu what each part used meanwhile
/// @param isLimit whether others are compared with it
/// @param limit per second, what it is compared with; 0 if with nothing
/// @param figures others, by name and unit
public record Result(
        String name,
        Tally tally,
        Map<String, Duration> cpu,
        boolean isLimit,
        double limit,
        Map<String, Double> figures) {

    Result(String name, Tally tally, Map<String, Duration> cpu) {
        this(name, tally, cpu, false, 0, Map.of());
    }

    static double best(List<Result> results) {
        return results.stream().mapToDouble(result -> result.tally.rate()).max().orElseThrow();
    }

    /// What the parts use then says nothing about it.
    Result withoutCpu() {
        return new Result(name, tally, Map.of(), isLimit, limit, figures);
    }

    Result asLimit() {
        return new Result(name, tally, Map.of(), true, limit, figures);
    }

    Result against(double limit) {
        return new Result(name, tally, cpu, isLimit, limit, figures);
    }

    Result with(String figure, double value) {
        Map<String, Double> more = new LinkedHashMap<>(figures);
        more.put(figure, value);
        return new Result(name, tally, cpu, isLimit, limit, more);
    }

    /// Its rate as a share of the limit.
    public double ofLimit() {
        return limit == 0 ? 0 : tally.rate() / limit;
    }

    /// Milliseconds of a part for each call.
    public double cpuPerCall(String part) {
        return tally.calls() == 0 ? 0 : cpu.getOrDefault(part, Duration.ZERO).toNanos() / 1e6 / tally.calls();
    }

    /// Milliseconds of the services and servers for each call, without the load.
    public double cpuPerCall() {
        return cpu.keySet().stream()
                .filter(part -> !part.equals(CpuMeter.LOAD))
                .mapToDouble(this::cpuPerCall)
                .sum();
    }
}
