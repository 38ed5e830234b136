package io.ticketing.storefront.pages;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/// Until when buyers can return tickets, as a form shows it and its seller types it.
///
/// @param text a local time such as `2026-12-31T20:00`, or empty
/// @param zone in which the form shows it. The form sends it back, because the visitor's may be another by then
public record ReturnsField(String text, String zone) {

    static ReturnsField of(@Nullable Instant until, ZoneId zone) {
        return new ReturnsField(
                until == null
                        ? ""
                        : until.atZone(zone)
                                .toLocalDateTime()
                                .truncatedTo(ChronoUnit.MINUTES)
                                .toString(),
                zone.getId());
    }

    static ReturnsField typed(@Nullable String text, @Nullable String zone) {
        String typed = Forms.text(text);
        return new ReturnsField(typed == null ? "" : typed, zone == null ? ZoneOffset.UTC.getId() : zone);
    }

    /// What to tell the API, which knows seconds that no form shows: nothing if the field still shows what was there.
    ///
    /// @throws DateTimeException if it is not a time
    @Nullable
    String change(@Nullable Instant before) {
        ZoneId known = ZoneId.of(zone);
        if (text.equals(of(before, known).text)) {
            return null;
        }
        return text.isEmpty()
                ? ""
                : LocalDateTime.parse(text).atZone(known).toInstant().toString();
    }

    public String zoneName() {
        return zone.equals(ZoneOffset.UTC.getId()) ? "UTC" : zone.replace('_', ' ');
    }
}
