package io.ticketing.payments.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.ticketing.payments.PaymentsConfig;

/// Opens when the gateway has failed many times in a row, and closes at its next answer. While it
/// is open, one payment after each pause may find out whether the gateway works again. Settlement
/// does not ask for admission, so its calls find out too.
@ApplicationScoped
class CircuitBreaker {

    private static final Logger LOG = Logger.getLogger(CircuitBreaker.class);

    private final Clock clock;
    private final int mostFailures;
    private final Duration pause;

    private int failures;
    private Instant nextProbe = Instant.MIN;

    CircuitBreaker(Clock clock, PaymentsConfig config) {
        this.clock = clock;
        this.mostFailures = config.breaker().failures();
        this.pause = config.breaker().pause();
    }

    /// How long to wait before a payment may begin; empty if this one may. If the breaker is open,
    /// this one is then the probe.
    synchronized Optional<Duration> refusal() {
        if (!isOpen()) {
            return Optional.empty();
        }
        var now = clock.instant();
        if (now.isBefore(nextProbe)) {
            return Optional.of(Duration.between(now, nextProbe));
        }
        nextProbe = now.plus(pause);
        return Optional.empty();
    }

    synchronized void succeeded() {
        if (isOpen()) {
            LOG.info("The gateway answers again: payments may begin");
        }
        failures = 0;
    }

    synchronized void failed() {
        failures++;
        if (failures == mostFailures) {
            nextProbe = clock.instant().plus(pause);
            LOG.errorf("The gateway has failed %d times in a row: no payments begin until it answers", failures);
        }
    }

    synchronized boolean isOpen() {
        return failures >= mostFailures;
    }
}
