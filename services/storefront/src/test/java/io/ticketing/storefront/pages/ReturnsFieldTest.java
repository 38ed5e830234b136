package io.ticketing.storefront.pages;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReturnsFieldTest {

    private static final Instant WITH_SECONDS = Instant.parse("2026-07-02T03:04:05.678901Z");

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin,    2026-07-02T05:04, Europe/Berlin",
        "America/New_York, 2026-07-01T23:04, America/New York",
        "Z,                2026-07-02T03:04, UTC"
    })
    void showsALocalTimeAndNamesItsZone(ZoneId zone, String text, String name) {
        var field = ReturnsField.of(WITH_SECONDS, zone);

        assertThat(field.text()).isEqualTo(text);
        assertThat(field.zoneName()).isEqualTo(name);
    }

    @Test
    void isReadInTheZoneThatTheFormHasNamed() {
        assertThat(ReturnsField.typed(" 2026-12-31T20:00 ", "Europe/Berlin").change(null))
                .isEqualTo("2026-12-31T19:00:00Z");
        assertThat(ReturnsField.typed("2026-12-31T20:00", null).change(null)).isEqualTo("2026-12-31T20:00:00Z");
    }

    @Test
    void leavesWhatIsStillThereAsItIs() {
        var shown = ReturnsField.of(WITH_SECONDS, ZoneOffset.UTC);

        assertThat(ReturnsField.typed(shown.text(), shown.zone()).change(WITH_SECONDS))
                .isNull();
        assertThat(ReturnsField.typed("", "Z").change(null)).isNull();
    }

    @Test
    void isRemovedWhenItIsEmptied() {
        assertThat(ReturnsField.typed(" ", "Z").change(WITH_SECONDS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"tomorrow, Z", "2026-12-31, Z", "2026-02-30T20:00, Z", "2026-12-31T20:00, Nowhere"})
    void refusesWhatIsNoTime(String text, String zone) {
        assertThatExceptionOfType(DateTimeException.class)
                .isThrownBy(() -> ReturnsField.typed(text, zone).change(null));
    }
}
