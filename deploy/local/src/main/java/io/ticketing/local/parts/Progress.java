package io.ticketing.local.parts;

import java.time.Duration;

/// Hears of each part that is up.
public interface Progress {

    void ready(String part, Duration took);
}
