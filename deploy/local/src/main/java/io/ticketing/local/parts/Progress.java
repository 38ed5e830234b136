package io.ticketing.local.parts;

/// Notified of each part that is ready.
public interface Progress {

    /// @param begin when its start began, by [System#nanoTime]
    void ready(String part, long begin);
}
