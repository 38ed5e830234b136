package io.ticketing.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// Ids that tell when they were made.
public final class FreshId {

    private static final int OF_TIME = 7;

    private FreshId() {}

    /// Whether what it names may be so new that word of it is still on its way. A UUID of version 7
    /// begins with the milliseconds of its making; of others nobody can tell.
    public static boolean isWithin(Duration age, UUID id, Instant now) {
        if (id.version() != OF_TIME) {
            return false;
        }
        var madeAt = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
        return Duration.between(madeAt, now).abs().compareTo(age) < 0;
    }
}
