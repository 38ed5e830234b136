package io.ticketing.load.startup;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/// The measured starts of a service in one form, and their typical values.
record Starts(List<Start> all) {

    Starts {
        all = List.copyOf(all);
    }

    Duration median(Function<Start, Duration> of) {
        return Duration.ofNanos(middle(nanos(of)));
    }

    Duration shortest(Function<Start, Duration> of) {
        return Duration.ofNanos(all.stream().mapToLong(nanos(of)).min().orElseThrow());
    }

    Duration longest(Function<Start, Duration> of) {
        return Duration.ofNanos(all.stream().mapToLong(nanos(of)).max().orElseThrow());
    }

    long medianMemory() {
        return middle(Start::memory);
    }

    private long middle(ToLongFunction<Start> of) {
        long[] sorted = all.stream().mapToLong(of).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[half]
                : (long) LongStream.of(sorted[half - 1], sorted[half]).average().orElseThrow();
    }

    private static ToLongFunction<Start> nanos(Function<Start, Duration> of) {
        return start -> of.apply(start).toNanos();
    }
}
