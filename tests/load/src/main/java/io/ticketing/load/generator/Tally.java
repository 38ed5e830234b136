package io.ticketing.load.generator;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import org.HdrHistogram.Histogram;

/// The answers to a load: how many of each status, and how long they took.
public final class Tally {

    public static final int NO_ANSWER = 0;
    /// The caller gave up before a connection was free.
    public static final int NOT_SENT = -1;

    private static final int DIGITS = 3;
    private static final int FIRST_REFUSAL = 400;

    private final Histogram micros = new Histogram(DIGITS);
    private final Histogram successMicros = new Histogram(DIGITS);
    private final Map<Integer, Long> byStatus = new TreeMap<>();
    private Duration elapsed = Duration.ZERO;

    public void record(int status, Duration time) {
        long value = Math.max(0, time.toNanos() / 1000);
        micros.recordValue(value);
        if (isSuccess(status)) {
            successMicros.recordValue(value);
        }
        byStatus.merge(status, 1L, Long::sum);
    }

    public void elapsed(Duration elapsed) {
        this.elapsed = elapsed;
    }

    /// From the first call to the last answer.
    public Duration elapsed() {
        return elapsed;
    }

    public long calls() {
        return micros.getTotalCount();
    }

    public long successes() {
        return successMicros.getTotalCount();
    }

    /// Successes in a second.
    public double rate() {
        return elapsed.isZero() ? 0 : successes() * 1e9 / elapsed.toNanos();
    }

    /// Of the successes.
    public Duration percentile(double percent) {
        return Duration.ofNanos(successMicros.getValueAtPercentile(percent) * 1000);
    }

    /// How often each status was answered that is no success.
    public Map<Integer, Long> refusals() {
        Map<Integer, Long> refusals = new TreeMap<>(byStatus);
        refusals.keySet().removeIf(Tally::isSuccess);
        return refusals;
    }

    /// The share of all waiting, from 0 to 1, that was spent in calls which took longer than this many
    /// times the median.
    public double waitingBeyond(double medians) {
        double limit = Math.max(1, micros.getValueAtPercentile(50)) * medians;
        double all = 0;
        double beyond = 0;
        for (var value : micros.recordedValues()) {
            double waited = (double) value.getValueIteratedTo() * value.getCountAddedInThisIterationStep();
            all += waited;
            if (value.getValueIteratedTo() > limit) {
                beyond += waited;
            }
        }
        return all == 0 ? 0 : beyond / all;
    }

    private static boolean isSuccess(int status) {
        return status > NO_ANSWER && status < FIRST_REFUSAL;
    }
}
