package io.ticketing.payments.schedule;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.ticketing.outbox.Transactions;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.PaymentStatus;
import io.ticketing.payments.events.PaymentEvents;
import io.ticketing.payments.persistence.PaymentRepository;
import io.ticketing.postgresql.UntilSchemaReady;

/// Publishes `PaymentAuthorized` again for payments that orders has not reacted to, because a
/// broker that loses an event never delivers it. Orders then accepts the payment, or announces
/// that the order stays cancelled.
@ApplicationScoped
class Overlooked {

    private static final Logger LOG = Logger.getLogger(Overlooked.class);

    /// How long orders may take to react to a payment.
    private static final Duration AFTER = Duration.ofMinutes(1);

    /// How many are told again at once.
    private static final int BATCH = 1000;

    private final Transactions transactions;
    private final PaymentRepository payments;
    private final PaymentEvents events;
    private final MeterRegistry metrics;
    private final Clock clock;

    Overlooked(
            Transactions transactions,
            PaymentRepository payments,
            PaymentEvents events,
            MeterRegistry metrics,
            Clock clock) {
        this.transactions = transactions;
        this.payments = payments;
        this.events = events;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Scheduled(
            every = "1m",
            skipExecutionIf = UntilSchemaReady.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        var since = clock.instant().minus(AFTER);
        return Transactions.forEach(() -> payments.authorizedSince(since, BATCH), this::tellAgain);
    }

    private Uni<Void> tellAgain(UUID paymentId) {
        return transactions.run(() -> payments.lock(paymentId).chain(this::tellAgain));
    }

    private Uni<Void> tellAgain(Payment payment) {
        if (payment.status() != PaymentStatus.AUTHORIZED) {
            return Uni.createFrom().voidItem();
        }
        LOG.warnf("Orders has not reacted to payment %s: publishing its event again", payment.id());
        metrics.counter("ticketing.overlooked", "what", "authorized").increment();
        return events.record(payment.said());
    }
}
