package io.ticketing.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// How long to wait before a crashed server is started again, and when to stop trying.
final class Restarts {

    static final int LIMIT = 6;
    static final Duration WINDOW = Duration.ofMinutes(2);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private final Deque<Instant> crashes = new ArrayDeque<>();

    /// The pause doubles with each recent crash; empty when there were too many.
    Optional<Duration> pauseAfter(Instant crash) {
        crashes.addLast(crash);
        crashes.removeIf(earlier -> earlier.isBefore(crash.minus(WINDOW)));
        if (crashes.size() >= LIMIT) {
            return Optional.empty();
        }
        return Optional.of(FIRST_PAUSE.multipliedBy(1L << (crashes.size() - 1)));
    }
}
