package io.ticketing.local.parts;

/// Hears of each part that is up.
public interface Progress {

    /// @param begin when its start began, as [System#nanoTime] tells it
    void ready(String part, long begin);
}
