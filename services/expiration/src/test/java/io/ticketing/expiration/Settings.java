package io.ticketing.expiration;

import java.time.Duration;

/// The service's settings, with small batches and the test's own keys.
record Settings(String keys, int batch, Duration longestPause, Duration longestReservation)
        implements ExpirationConfig {

    static Settings of(String keys) {
        return new Settings(keys, 100, Duration.ofSeconds(60), Duration.ofHours(24));
    }

    Settings withBatch(int size) {
        return new Settings(keys, size, longestPause, longestReservation);
    }

    Settings withLongestPause(Duration pause) {
        return new Settings(keys, batch, pause, longestReservation);
    }
}
