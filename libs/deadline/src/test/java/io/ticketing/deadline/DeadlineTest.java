package io.ticketing.deadline;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeadlineTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "1500, 1500", "20000, 20000", "20001, 20000", "999999999, 20000"})
    void isWhatTheCallerSaysAndNoMoreThanTheOriginWaits(String said, long millis) {
        assertThat(CallersPatience.patience(said)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"soon", "-1", "+1", "1.5", "1e3", " 5", "٣", "99999999999999999999"})
    void isTheOriginsWhereTheCallerSaysNothingOfUse(String said) {
        assertThat(CallersPatience.patience(said)).isEqualTo(Deadline.LONGEST);
    }

    @Test
    void keepsSomeOfTheTimeForTheWayBack() {
        assertThat(Deadline.in(Duration.ofSeconds(1)).left()).isLessThan(Duration.ofMillis(801));
        assertThat(Deadline.in(Duration.ofSeconds(20)).left())
                .isBetween(Duration.ofSeconds(15), Duration.ofMillis(19_500));
    }

    @Test
    void isOverAtOnceForWhoHasNoTime() {
        assertThat(Deadline.in(Duration.ZERO).isOver()).isTrue();
        assertThat(Deadline.in(Duration.ofMinutes(1)).isOver()).isFalse();
    }

    @Test
    void isNobodysOutsideARequest() {
        assertThat(Deadline.current()).isEmpty();
        assertThat(Deadline.lift()).isEmpty();
    }
}
