package io.ticketing.load.generator;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TallyTest {

    private final Tally tally = new Tally();

    @Test
    void countsSuccessesPerSecond() {
        record(200, 3, Duration.ofMillis(10));
        record(503, 2, Duration.ofMillis(1));
        tally.elapsed(Duration.ofMillis(500));

        assertThat(tally.calls()).isEqualTo(5);
        assertThat(tally.rate()).isEqualTo(6);
        assertThat(tally.refusals()).containsExactly(Map.entry(503, 2L));
    }

    @Test
    void measuresSuccessesOnly() {
        record(201, 1, Duration.ofMillis(100));
        record(409, 9, Duration.ofMillis(1));

        assertThat(tally.percentile(1).toMillis()).isEqualTo(100);
    }

    @Test
    void knowsWhoWaitsLongerThanMost() {
        record(200, 59, Duration.ofMillis(10));
        record(Tally.NO_ANSWER, 1, Duration.ofMillis(590));

        assertThat(tally.waitingBeyond(20)).isCloseTo(0.5, within(0.01));
        assertThat(tally.waitingBeyond(100)).isZero();
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(tally.rate()).isZero();
        assertThat(tally.waitingBeyond(20)).isZero();
    }

    private void record(int status, int times, Duration time) {
        for (int i = 0; i < times; i++) {
            tally.record(status, time);
        }
    }
}
