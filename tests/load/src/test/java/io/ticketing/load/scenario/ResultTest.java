package io.ticketing.load.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.ticketing.load.generator.Tally;

import static org.assertj.core.api.Assertions.assertThat;

class ResultTest {

    @Test
    void isAShareOfItsLimit() {
        assertThat(result("placed", 50).against(200).ofLimit()).isEqualTo(0.25);
        assertThat(result("placed", 50).ofLimit()).isZero();
    }

    @Test
    void isComparedWithTheBestLimit() {
        assertThat(Result.best(List.of(result("8", 30), result("32", 20)))).isEqualTo(30);
    }

    @Test
    void sharesTheCpuAmongCalls() {
        Result result = result(
                "placed",
                100,
                Map.of(
                        "orders",
                        Duration.ofMillis(150),
                        "kafka",
                        Duration.ofMillis(50),
                        CpuMeter.LOAD,
                        Duration.ofSeconds(1)));

        assertThat(result.cpuPerCall("orders")).isEqualTo(1.5);
        assertThat(result.cpuPerCall()).as("without the load").isEqualTo(2);
    }

    private static Result result(String name, int calls) {
        return result(name, calls, Map.of());
    }

    private static Result result(String name, int calls, Map<String, Duration> cpu) {
        Tally tally = new Tally();
        for (int i = 0; i < calls; i++) {
            tally.record(201, Duration.ofMillis(1));
        }
        tally.elapsed(Duration.ofSeconds(1));
        return new Result(name, tally, cpu);
    }
}
