package io.ticketing.expiration;

import java.time.Duration;

/// The service's settings, with small batches and the test's own keys.
record Settings(
        String keys,
        Duration poll,
        int batch,
        Duration firstPause,
        Duration longestPause,
        Duration clockSkew,
        Duration keep,
        Duration longestReservation,
        Duration compare,
        Duration retry,
        Duration patience,
        Duration publishing)
        implements ExpirationConfig {

    static Settings of(String keys) {
        return new Settings(
                keys,
                Duration.ofMillis(100),
                100,
                Duration.ofMillis(500),
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                Duration.ofHours(24),
                Duration.ofHours(24),
                Duration.ofMillis(100),
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
    }

    Settings withLongestPause(Duration pause) {
        return new Settings(
                keys,
                poll,
                batch,
                firstPause,
                pause,
                clockSkew,
                keep,
                longestReservation,
                compare,
                retry,
                patience,
                publishing);
    }
}
