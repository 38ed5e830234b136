package io.ticketing.kafka;

import java.time.Duration;

import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reports an operation that is retried: a warning in the log at the first failure, an error once a
/// minute while it keeps failing, and the cause for a readiness check.
public final class Attempts {

    private static final Duration BETWEEN_WORDS = Duration.ofMinutes(1);

    private final Logger log;
    private final String what;
    private @Nullable Throwable cause;
    private long failedFirst;
    private long told;

    /// @param what its name in the log, such as `Reading the channel ticket-events`
    public Attempts(Logger log, String what) {
        this.log = log;
        this.what = what;
    }

    public synchronized void succeeded() {
        if (cause != null) {
            log.infof("%s works again, after %d s", what, failing().toSeconds());
            cause = null;
        }
    }

    public synchronized void failed(Throwable failure) {
        long now = System.nanoTime();
        boolean isFirst = cause == null;
        if (isFirst) {
            failedFirst = now;
        }
        cause = failure;
        if (isFirst || now - told >= BETWEEN_WORDS.toNanos()) {
            told = now;
            log.logf(
                    isFirst ? Logger.Level.WARN : Logger.Level.ERROR,
                    "%s fails, for %d s now: %s (%s)",
                    what,
                    failing().toSeconds(),
                    failure,
                    rootOf(failure));
        }
    }

    /// Whether it has failed, without a success, for longer than that.
    public synchronized boolean failsFor(Duration patience) {
        return cause != null && failing().compareTo(patience) >= 0;
    }

    /// Adds the current cause of failure under this name, if there is one.
    public synchronized void describe(String name, HealthCheckResponseBuilder check) {
        if (cause != null) {
            check.withData(name, rootOf(cause).toString());
        }
    }

    private Duration failing() {
        return Duration.ofNanos(System.nanoTime() - failedFirst);
    }

    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }
}
