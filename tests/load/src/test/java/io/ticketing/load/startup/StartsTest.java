package io.ticketing.load.startup;

import java.time.Duration;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StartsTest {

    @Test
    void takesTheOneInTheMiddle() {
        Starts starts = starts(900, 100, 200);

        assertThat(starts.median(Start::ready)).isEqualTo(Duration.ofMillis(200));
        assertThat(starts.medianMemory()).isEqualTo(200);
    }

    @Test
    void takesWhatLiesBetweenTwoInTheMiddle() {
        assertThat(starts(900, 100, 200, 300).median(Start::ready)).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void takesTheOnlyOne() {
        assertThat(starts(100).median(Start::cpu)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void knowsHowFarTheyLieApart() {
        Starts starts = starts(900, 100, 200);

        assertThat(starts.shortest(Start::live)).isEqualTo(Duration.ofMillis(100));
        assertThat(starts.longest(Start::live)).isEqualTo(Duration.ofMillis(900));
    }

    private static Starts starts(long... each) {
        return new Starts(LongStream.of(each).mapToObj(StartsTest::start).toList());
    }

    private static Start start(long each) {
        Duration time = Duration.ofMillis(each);
        return new Start(time, time, time, each);
    }
}
