package io.ticketing.sandbox;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.ticketing.sandbox.Faults.NextCapture;
import io.ticketing.sandbox.Faults.NextRefund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SwitchesTest {

    private final Switches switches = new Switches();

    @Test
    void letDelayedCallsGoWhenTheDelayIsTakenBack() throws Exception {
        switches.set(new Faults(NextCapture.WORKS, NextRefund.WORKS, 0, false, Duration.ofMinutes(1)));
        var call = Thread.ofPlatform().start(this::delay);
        await().until(() -> call.getState() == Thread.State.TIMED_WAITING);

        switches.set(Faults.NONE);

        assertThat(call.join(Duration.ofSeconds(10))).isTrue();
    }

    private void delay() {
        try {
            switches.delay();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
