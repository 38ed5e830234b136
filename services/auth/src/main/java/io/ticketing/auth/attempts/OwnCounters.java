package io.ticketing.auth.attempts;

import java.time.Duration;
import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;

/// The counters of this replica, used while Redis is down.
final class OwnCounters {

    private record Count(int attempts, long at, long keptFor) {}

    private static final long NANOS = 1_000_000;

    private final Cache<String, Count> counts;

    OwnCounters(int remembered) {
        counts = Caffeine.newBuilder()
                .maximumSize(remembered)
                .expireAfter(Expiry.writing((String _, Count it) -> keep(it)))
                .build();
    }

    /// Milliseconds to wait; 0 if every counter has counted the attempt.
    synchronized long take(List<Counter> counters, long now) {
        long wait =
                counters.stream().mapToLong(counter -> wait(counter, now)).max().orElse(0);
        if (wait > 0) {
            return wait;
        }
        counters.forEach(counter -> count(counter, now));
        return 0;
    }

    synchronized void giveBack(List<Counter> counters) {
        for (Counter counter : counters) {
            counts.asMap()
                    .computeIfPresent(
                            counter.name(),
                            (_, it) -> it.attempts == 1 ? null : new Count(it.attempts - 1, it.at, it.keptFor));
        }
    }

    private long wait(Counter counter, long now) {
        Count count = of(counter, now);
        Allowance allowance = counter.allowance();
        long passed = now - count.at;
        return allowance.wait(allowance.left(count.attempts, passed), passed);
    }

    private void count(Counter counter, long now) {
        Count count = of(counter, now);
        Allowance allowance = counter.allowance();
        int attempts = Math.min(allowance.left(count.attempts, now - count.at) + 1, allowance.most());
        counts.put(
                counter.name(),
                new Count(attempts, now, attempts * allowance.recovery().toMillis()));
    }

    private Count of(Counter counter, long now) {
        Count count = counts.getIfPresent(counter.name());
        return count == null ? new Count(0, now, 0) : count;
    }

    private static Duration keep(Count count) {
        return Duration.ofNanos(count.keptFor * NANOS);
    }
}
