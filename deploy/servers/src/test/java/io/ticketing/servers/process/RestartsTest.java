package io.ticketing.servers.process;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RestartsTest {

    private static final Duration NOT_READY = Duration.ZERO;

    private final Restarts restarts = new Restarts();

    @Test
    void waitsLongerAfterEachEarlyEnd() {
        Duration first = restarts.pauseAfter(NOT_READY).orElseThrow();

        assertThat(first).isLessThan(Duration.ofSeconds(1));
        assertThat(restarts.pauseAfter(NOT_READY)).contains(first.multipliedBy(2));
        assertThat(restarts.pauseAfter(NOT_READY)).contains(first.multipliedBy(4));
    }

    @Test
    void givesUpAfterTooManyEarlyEndsInARow() {
        for (int end = 1; end < Restarts.LIMIT; end++) {
            assertThat(restarts.pauseAfter(NOT_READY)).isPresent();
        }

        assertThat(restarts.pauseAfter(NOT_READY)).isEmpty();
    }

    @Test
    void neverGivesUpOnOneThatGetsWellInBetween() {
        Duration first = restarts.pauseAfter(Restarts.WELL).orElseThrow();

        for (int end = 1; end < Restarts.LIMIT * 2; end++) {
            assertThat(restarts.pauseAfter(Restarts.WELL)).contains(first);
        }
    }
}
