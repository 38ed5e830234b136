package io.ticketing.auth.attempts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AllowanceTest {

    private final OwnCounters counters = new OwnCounters(100);
    private long now = 1_000_000;

    @Test
    void growsTheWaitWithEachFurtherAttemptAndForgetsInTime() {
        Counter counter = Counter.of(Allowance.growing(3), "a");
        for (int i = 0; i < 3; i++) {
            assertThat(take(counter)).isZero();
        }

        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            long wait = take(counter);
            waits.add(wait / 1000);
            now += wait;
            assertThat(take(counter)).isZero();
        }

        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 128L);
        now += Duration.ofHours(1).toMillis();
        assertThat(take(counter)).isZero();
        assertThat(take(counter)).isZero();
    }

    @Test
    void letsSoManyPassInEachPeriod() {
        Counter counter = Counter.of(Allowance.steady(10, Duration.ofSeconds(10)), "a");
        for (int i = 0; i < 10; i++) {
            assertThat(take(counter)).isZero();
        }
        assertThat(take(counter)).isEqualTo(1000);

        int passed = 0;
        for (int tenth = 0; tenth < 200; tenth++) {
            now += 100;
            passed += take(counter) == 0 ? 1 : 0;
        }

        assertThat(passed).isBetween(18, 21);
    }

    @Test
    void countsForNoneWhereOneSaysWait() {
        Counter full = Counter.of(Allowance.growing(1), "full");
        Counter other = Counter.of(Allowance.growing(1), "other");
        take(full);

        assertThat(counters.take(List.of(other, full), now)).isPositive();

        assertThat(take(other)).isZero();
    }

    @Test
    void givesBack() {
        Counter counter = Counter.of(Allowance.growing(1), "a");
        for (int i = 0; i < 5; i++) {
            assertThat(take(counter)).isZero();
            counters.giveBack(List.of(counter));
        }
        counters.giveBack(List.of(counter));
        assertThat(take(counter)).isZero();
        assertThat(take(counter)).isPositive();
    }

    private long take(Counter counter) {
        return counters.take(List.of(counter), now);
    }
}
