package io.ticketing.payments.persistence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PeriodTest {

    @Test
    void includesItsLastDay() {
        assertThat(period("2026-03-01", "2026-03-31"))
                .isEqualTo(new Period(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z")));
    }

    /// The database has no such days.
    @Test
    void isAllThereIsForDaysThatAreFarAway() {
        var all = Period.ofDays(Optional.empty(), Optional.empty());

        assertThat(period("-999999999-01-01", "+999999999-12-31")).isEqualTo(all);
        assertThat(period("+20000-01-01", "+20000-01-01").from()).isEqualTo(all.until());
    }

    private static Period period(String first, String last) {
        return Period.ofDays(Optional.of(LocalDate.parse(first)), Optional.of(LocalDate.parse(last)));
    }
}
