package io.ticketing.tickets.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/// Until when buyers may return what they have paid for.
///
/// @param until null if they may not
public record Returns(@Nullable Instant until) {

    public static final Returns NONE = new Returns(null);

    /// As fine as the database keeps it, so that every answer shows the same instant.
    public Returns {
        until = until == null ? null : until.truncatedTo(ChronoUnit.MICROS);
    }

    public boolean areOver(Instant now) {
        return until != null && !until.isAfter(now);
    }

    boolean endBefore(Returns others) {
        return others.until != null && (until == null || until.isBefore(others.until));
    }
}
