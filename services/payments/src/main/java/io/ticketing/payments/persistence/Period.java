package io.ticketing.payments.persistence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// A period of whole days in UTC.
///
/// @param from its beginning
/// @param until its end, which is no longer part of it
public record Period(Instant from, Instant until) {

    /// Later than any entry, and still a date to PostgreSQL.
    private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

    /// @param last day that is part of it
    public static Period ofDays(Optional<LocalDate> first, Optional<LocalDate> last) {
        return new Period(
                first.map(Period::startOf).orElse(Instant.EPOCH),
                last.filter(day -> day.isBefore(LocalDate.MAX))
                        .map(day -> startOf(day.plusDays(1)))
                        .orElse(FAR));
    }

    /// Days that the calendar has and PostgreSQL has not are as good as the first or the last one.
    private static Instant startOf(LocalDate day) {
        var start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return start.isBefore(Instant.EPOCH) ? Instant.EPOCH : start.isAfter(FAR) ? FAR : start;
    }
}
