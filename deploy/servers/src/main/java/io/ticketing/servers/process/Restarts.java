package io.ticketing.servers.process;

import java.time.Duration;
import java.util.Optional;

/// How long to wait before an exited server is started again, and when to give up.
final class Restarts {

    static final int LIMIT = 6;

    /// A server that ran this long was healthy, so its exit says nothing about the next run.
    static final Duration WELL = Duration.ofSeconds(5);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private int inARow;

    /// The pause doubles with each early exit; empty after too many in a row.
    ///
    /// @param lived how long it was ready
    Optional<Duration> pauseAfter(Duration lived) {
        inARow = lived.compareTo(WELL) < 0 ? inARow + 1 : 1;
        return inARow < LIMIT ? Optional.of(FIRST_PAUSE.multipliedBy(1L << (inARow - 1))) : Optional.empty();
    }
}
