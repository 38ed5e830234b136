package io.ticketing.payments.application.steps;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.domain.GatewayOutcome;
import io.ticketing.payments.domain.PayableOrder;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.PaymentEvent;

/// Decides when a call to the gateway is repeated.
@ApplicationScoped
public class CallSchedule {

    private static final Logger LOG = Logger.getLogger(CallSchedule.class);
    private static final int MOST_DOUBLINGS = 20;

    /// How long before the end of the hold a buyer may answer the bank who does not come back.
    private static final Duration LAST_LOOK = Duration.ofSeconds(3);

    private final PaymentsConfig config;
    private final Clock clock;

    CallSchedule(PaymentsConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /// How long a call may be silent before it counts as lost: longer than any call can take.
    public Duration lease() {
        return lease(config.gateway().timeout());
    }

    /// The same for a call that may take this long.
    public Duration lease(Duration patience) {
        return patience.plus(config.settlement().grace());
    }

    /// When to ask the gateway whether the buyer has answered the bank: once more before the hold
    /// ends, then at its end, and at once after it.
    public Instant nextLook(Payment payment, PayableOrder order) {
        var now = clock.instant();
        if (order.isOver(now)) {
            return now;
        }
        var next = now.plus(pause(payment.attempts()));
        return Stream.of(next, order.expiresAt().minus(LAST_LOOK), order.expiresAt())
                .filter(now::isBefore)
                .min(Comparator.naturalOrder())
                .orElse(now);
    }

    /// This outcome decides nothing: there is no event, and the call is due again later.
    public Optional<PaymentEvent> again(Payment payment, GatewayOutcome outcome) {
        if (outcome instanceof GatewayOutcome.Unknown(var reason)) {
            LOG.warnf("Payment %s stays %s: %s", payment.id(), payment.status(), reason);
            payment.tryAgainAt(clock.instant().plus(pause(payment.attempts())));
        } else {
            LOG.errorf(
                    "Payment %s stays %s until someone puts this right: %s", payment.id(), payment.status(), outcome);
            payment.tryAgainAt(clock.instant().plus(config.settlement().longestPause()));
        }
        return Optional.empty();
    }

    /// The time before the next attempt, after so many. It doubles each time. Between half and all of
    /// it, so that what failed together doesn't all come back together.
    public Duration pause(int attempts) {
        var longest = config.settlement().longestPause();
        var doublings = Math.clamp(attempts - 1, 0, MOST_DOUBLINGS);
        var pause = config.settlement().firstPause().multipliedBy(1L << doublings);
        var most = (pause.compareTo(longest) < 0 ? pause : longest).toNanos();
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }
}
