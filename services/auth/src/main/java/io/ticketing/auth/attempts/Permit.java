package io.ticketing.auth.attempts;

import java.time.Duration;
import java.util.List;

/// Whether an attempt may be made.
public sealed interface Permit {

    /// It may, and it is already counted, so that simultaneous attempts count too.
    record Granted(List<Counter> counters) implements Permit {}

    record Denied(Duration retryAfter) implements Permit {}
}
