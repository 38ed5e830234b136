package io.ticketing.payments.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.ticketing.payments.PaymentsConfig;
import io.ticketing.testing.TestSettings;

import static org.assertj.core.api.Assertions.assertThat;

class CircuitBreakerTest {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int FAILURES = 3;

    private final SetClock clock = new SetClock();
    private final CircuitBreaker breaker = new CircuitBreaker(
            clock,
            TestSettings.read(
                    PaymentsConfig.class,
                    Map.of(
                            "ticketing.payments.breaker.failures", "3",
                            "ticketing.payments.breaker.pause", "5s")));

    @Test
    void letsPaymentsBeginWhileTheGatewayFailsNowAndThen() {
        for (int i = 0; i < 2 * FAILURES; i++) {
            breaker.failed();
            breaker.failed();
            breaker.succeeded();
        }
        breaker.failed();
        breaker.failed();

        assertThat(breaker.refusal()).isEmpty();
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void saysWhenToComeBackAfterFailuresInARow() {
        open();

        assertThat(breaker.refusal()).contains(PAUSE);
        clock.putForward(Duration.ofSeconds(2));
        assertThat(breaker.refusal()).contains(PAUSE.minusSeconds(2));
    }

    @Test
    void letsOneProbeAfterEachPauseFindOut() {
        open();
        clock.putForward(PAUSE);

        assertThat(breaker.refusal()).isEmpty();
        assertThat(breaker.refusal()).contains(PAUSE);
        clock.putForward(PAUSE);
        assertThat(breaker.refusal()).isEmpty();
    }

    @Test
    void sendsAProbeHoweverManyOtherCallsFail() {
        open();
        clock.putForward(PAUSE);

        breaker.failed();

        assertThat(breaker.refusal()).isEmpty();
    }

    @Test
    void closesWithAnyAnswer() {
        open();

        breaker.succeeded();

        assertThat(breaker.isOpen()).isFalse();
        assertThat(breaker.refusal()).isEmpty();
    }

    private void open() {
        for (int i = 0; i < FAILURES; i++) {
            breaker.failed();
        }
        assertThat(breaker.isOpen()).isTrue();
    }

    /// A clock that a test moves.
    private static final class SetClock extends Clock {

        private Instant now = Instant.parse("2026-03-01T12:00:00Z");

        void putForward(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
