package io.ticketing.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// Ids that contain their creation time.
public final class FreshId {

    private static final int OF_TIME = 7;

    private FreshId() {}

    /// Whether the id is so new that its event may still be on its way. A UUID of version 7 begins
    /// with its creation time in milliseconds; other UUIDs do not tell.
    public static boolean isWithin(Duration age, UUID id, Instant now) {
        if (id.version() != OF_TIME) {
            return false;
        }
        var madeAt = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
        return Duration.between(madeAt, now).abs().compareTo(age) < 0;
    }
}
