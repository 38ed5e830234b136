package io.ticketing.load.generator;

import java.time.Duration;
import java.util.stream.IntStream;

/// When callers arrive, counted from the beginning.
public final class Schedule {

    private final long[] nanos;

    private Schedule(long[] nanos) {
        this.nanos = nanos;
    }

    /// The same pause between all.
    public static Schedule steady(double perSecond, Duration duration) {
        int arrivals = (int) Math.floor(perSecond * seconds(duration));
        return new Schedule(IntStream.range(0, arrivals)
                .mapToLong(i -> nanos(i / perSecond))
                .toArray());
    }

    /// A rush: the rate grows evenly from nothing to its peak, and from there falls to nothing.
    public static Schedule rush(double peakPerSecond, Duration rise, Duration duration) {
        double up = seconds(rise);
        double down = seconds(duration) - up;
        double beforePeak = peakPerSecond * up / 2;
        int arrivals = (int) Math.floor(peakPerSecond * (up + down) / 2);
        return new Schedule(IntStream.range(0, arrivals)
                .mapToDouble(i -> i <= beforePeak
                        ? Math.sqrt(2 * up * i / peakPerSecond)
                        : up + down - Math.sqrt(2 * down * (arrivals - i) / peakPerSecond))
                .mapToLong(Schedule::nanos)
                .toArray());
    }

    public int arrivals() {
        return nanos.length;
    }

    public Duration arrival(int index) {
        return Duration.ofNanos(nanos[index]);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static long nanos(double seconds) {
        return (long) (seconds * 1e9);
    }
}
