package io.ticketing.orders.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.ticketing.orders.application.ExpireOrders;
import io.ticketing.orders.application.steps.Transition;
import io.ticketing.orders.domain.Progress;
import io.ticketing.orders.persistence.OrderRepository;
import io.ticketing.outbox.Transactions;
import io.ticketing.postgresql.UntilSchemaReady;

/// Moves on orders whose event is long missing, because a broker that loses an event never delivers
/// it: asks payments again for awaited outcomes, and ends overdue reservations that were never
/// announced.
///
/// Every replica may do so: work that another one has done meanwhile is left alone.
@ApplicationScoped
class Overlooked {

    private static final Logger LOG = Logger.getLogger(Overlooked.class);

    /// How long an event may be missing before the order is moved on.
    private static final Duration AFTER = Duration.ofMinutes(1);

    /// How many are moved on at once.
    private static final int BATCH = 100;

    private static final String METRIC = "ticketing.overlooked";

    private final OrderRepository orders;
    private final Transition transition;
    private final ExpireOrders expireOrders;
    private final MeterRegistry metrics;
    private final Clock clock;

    Overlooked(
            OrderRepository orders,
            Transition transition,
            ExpireOrders expireOrders,
            MeterRegistry metrics,
            Clock clock) {
        this.orders = orders;
        this.transition = transition;
        this.expireOrders = expireOrders;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Scheduled(
            every = "30s",
            skipExecutionIf = UntilSchemaReady.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        var since = clock.instant().minus(AFTER);
        return Transactions.forEach(() -> orders.awaitingSince(since, BATCH), order -> askAgain(order, since))
                .chain(() -> Transactions.forEach(() -> orders.ticketsOverdueSince(since, BATCH), this::expire));
    }

    private Uni<Void> askAgain(UUID orderId, Instant since) {
        return transition
                .of(orderId, (it, now) -> it.order().askAgain(since, it.stock(), now))
                .invoke(progress -> report(progress, orderId))
                .replaceWithVoid();
    }

    private void report(Progress progress, UUID orderId) {
        if (progress instanceof Progress.Announced) {
            LOG.warnf("Order %s still awaits its payment: publishing its event again", orderId);
            metrics.counter(METRIC, "what", "awaiting_payment").increment();
        }
    }

    private Uni<Void> expire(UUID ticketId) {
        LOG.warnf("Overdue reservations of ticket %s were not announced: ending them now", ticketId);
        metrics.counter(METRIC, "what", "overdue").increment();
        return expireOrders.ofTicket(ticketId);
    }
}
