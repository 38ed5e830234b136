package io.ticketing.payments.gateway;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;

import io.ticketing.kafka.UnderWay;
import io.ticketing.payments.PaymentsConfig;

/// Decides whether a buyer's payment may begin: not while the gateway is down, and not while as
/// many others wait for it as it can have. So buyers hear at once that nothing has begun.
@ApplicationScoped
public class Admission {

    /// When one of the others will have its answer.
    private static final Duration SOON = Duration.ofSeconds(2);

    private final CircuitBreaker breaker;
    private final MeterRegistry metrics;
    private final int most;
    private final UnderWay underWay = new UnderWay();

    Admission(CircuitBreaker breaker, MeterRegistry metrics, PaymentsConfig config) {
        this.breaker = breaker;
        this.metrics = metrics;
        this.most = config.gateway().paymentsAtOnce();
        metrics.gauge("ticketing.gateway.payments", underWay, UnderWay::count);
        metrics.gauge("ticketing.gateway.open", breaker, it -> it.isOpen() ? 1 : 0);
    }

    /// How long to wait before a payment may begin; empty if one may now. Those that are admitted
    /// at the same moment may exceed the limit, by as many as there are connections to the
    /// database.
    public Optional<Duration> refusal() {
        var wait = underWay.count() < most ? breaker.refusal() : Optional.of(SOON);
        wait.ifPresent(_ -> metrics.counter("ticketing.gateway.refused").increment());
        return wait;
    }

    /// The same work on an admitted payment, counted until it ends.
    public <T> Uni<T> counted(Uni<T> payment) {
        return underWay.counted(payment);
    }
}
