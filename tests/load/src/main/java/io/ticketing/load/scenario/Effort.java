package io.ticketing.load.scenario;

import java.time.Duration;

/// How much to measure.
///
/// @param duration of each load
/// @param connections of a closed loop
record Effort(Duration duration, int connections) {

    private static final int SHARE_OF_FEW = 4;

    static final Effort SHORT = new Effort(Duration.ofSeconds(3), 4);

    /// Callers for what one account may not do as often at once.
    int few() {
        return Math.max(1, connections / SHARE_OF_FEW);
    }

    @Override
    public String toString() {
        return "%d connections, %d s".formatted(connections, duration.toSeconds());
    }
}
