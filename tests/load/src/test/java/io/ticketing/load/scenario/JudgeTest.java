package io.ticketing.load.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.ticketing.load.generator.Tally;

import static org.assertj.core.api.Assertions.assertThat;

class JudgeTest {

    private final Tally tally = new Tally();

    @Test
    void acceptsABusyMachine() {
        calls(200, 900, Duration.ofMillis(30));
        calls(200, 90, Duration.ofMillis(300));
        calls(200, 10, Duration.ofMillis(1500));

        assertThat(complaints()).isEmpty();
    }

    /// As when each call looks up a name, and the name server drops one question in sixty.
    @Test
    void noticesOneCallInSixtyThatStalls() {
        calls(200, 590, Duration.ofMillis(20));
        calls(200, 10, Duration.ofSeconds(5));

        assertThat(complaints()).singleElement().asString().contains("some calls stall");
    }

    @Test
    void noticesStalledCallsThatEndWithoutAnswer() {
        calls(200, 1180, Duration.ofMillis(20));
        calls(Tally.NO_ANSWER, 2, Duration.ofSeconds(30));

        assertThat(complaints()).singleElement().asString().contains("some calls stall");
    }

    @Test
    void noticesATicketThatStopsAnother() {
        calls(201, 10, Duration.ofMillis(400));

        assertThat(Judge.complaints(List.of(result().with(Calm.TIMES_ALONE, 3))))
                .isEmpty();
        assertThat(Judge.complaints(List.of(result().with(Calm.TIMES_ALONE, 30))))
                .singleElement()
                .asString()
                .contains("others stop it");
    }

    @Test
    void noticesRefusals() {
        calls(201, 90, Duration.ofMillis(10));
        calls(503, 10, Duration.ofMillis(10));

        assertThat(complaints()).singleElement().asString().contains("10 of 100 calls failed");
    }

    @Test
    void noticesWhenNothingSucceeds() {
        calls(503, 5, Duration.ofMillis(10));

        assertThat(complaints()).isNotEmpty();
    }

    /// When every call stalls, none is slower than the others.
    @Test
    void noticesWhenEveryCallStalls() {
        calls(201, 4, Duration.ofSeconds(5));
        tally.elapsed(Duration.ofSeconds(5));

        assertThat(Judge.complaints(List.of(result().against(2000))))
                .singleElement()
                .asString()
                .contains("of the limit");
        assertThat(Judge.complaints(List.of(result().against(20)))).isEmpty();
    }

    @Test
    void doesNotJudgeTheLimit() {
        calls(200, 590, Duration.ofMillis(20));
        calls(200, 10, Duration.ofSeconds(5));

        assertThat(Judge.complaints(List.of(result().asLimit()))).isEmpty();
    }

    private List<String> complaints() {
        return Judge.complaints(List.of(result()));
    }

    private Result result() {
        return new Result("show", tally, Map.of());
    }

    private void calls(int status, int times, Duration each) {
        for (int i = 0; i < times; i++) {
            tally.record(status, each);
        }
    }
}
