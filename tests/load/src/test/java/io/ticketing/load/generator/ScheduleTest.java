package io.ticketing.load.generator;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScheduleTest {

    @Test
    void arrivesSteadily() {
        Schedule schedule = Schedule.steady(50, Duration.ofSeconds(2));

        assertThat(schedule.arrivals()).isEqualTo(100);
        assertThat(schedule.arrival(0)).isZero();
        assertThat(schedule.arrival(99)).isEqualTo(Duration.ofMillis(1980));
    }

    @Test
    void rushesUpToThePeakAndFades() {
        Schedule schedule = Schedule.rush(1000, Duration.ofSeconds(2), Duration.ofSeconds(10));

        assertThat(schedule.arrivals()).isEqualTo(5000);
        assertThat(arrivals(schedule, 0)).isBetween(240L, 260L);
        assertThat(arrivals(schedule, 1)).isBetween(740L, 760L);
        assertThat(arrivals(schedule, 2)).isBetween(930L, 945L);
        assertThat(arrivals(schedule, 9)).isBetween(55L, 70L);
    }

    @Test
    void rushesInOrder() {
        Schedule schedule = Schedule.rush(1000, Duration.ofSeconds(2), Duration.ofSeconds(10));

        assertThat(IntStream.range(0, schedule.arrivals()).mapToObj(schedule::arrival))
                .isSorted();
    }

    private static long arrivals(Schedule schedule, int second) {
        return IntStream.range(0, schedule.arrivals())
                .filter(i -> schedule.arrival(i).toSeconds() == second)
                .count();
    }
}
