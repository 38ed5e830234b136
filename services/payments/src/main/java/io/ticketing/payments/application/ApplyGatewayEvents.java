package io.ticketing.payments.application;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.ticketing.payments.application.steps.CallSchedule;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.persistence.DueGatewayEvent;
import io.ticketing.payments.persistence.GatewayEventRepository;
import io.ticketing.payments.persistence.PaymentRepository;
import io.ticketing.postgresql.Contexts;
import io.ticketing.postgresql.UntilSchemaReady;

/// Looks at the payments of which the gateway has told something, until it has said what became of
/// them.
///
/// A claimed event has a lease, like a payment in [SettlePayments].
@ApplicationScoped
public class ApplyGatewayEvents {

    private static final Logger LOG = Logger.getLogger(ApplyGatewayEvents.class);

    /// How many payments one process looks at at once.
    private static final int BATCH = 16;

    private final GatewayEventRepository events;
    private final PaymentRepository payments;
    private final ObservePayment observePayment;
    private final ObserveRefunds observeRefunds;
    private final ObserveDisputes observeDisputes;
    private final CallSchedule schedule;
    private final Contexts contexts;
    private final Clock clock;

    ApplyGatewayEvents(
            GatewayEventRepository events,
            PaymentRepository payments,
            ObservePayment observePayment,
            ObserveRefunds observeRefunds,
            ObserveDisputes observeDisputes,
            CallSchedule schedule,
            Contexts contexts,
            Clock clock) {
        this.events = events;
        this.payments = payments;
        this.observePayment = observePayment;
        this.observeRefunds = observeRefunds;
        this.observeDisputes = observeDisputes;
        this.schedule = schedule;
        this.contexts = contexts;
        this.clock = clock;
    }

    @Scheduled(
            every = "1s",
            skipExecutionIf = UntilSchemaReady.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> apply() {
        return Uni.createFrom()
                .deferred(this::applyBatch)
                .repeat()
                .whilst(applied -> applied == BATCH)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Integer> applyBatch() {
        var now = clock.instant();
        return events.claim(now, now.plus(schedule.lease()), BATCH).chain(this::applyAll);
    }

    private Uni<Integer> applyAll(List<DueGatewayEvent> due) {
        if (due.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        var all = due.stream().map(this::orLater).toList();
        return Uni.join().all(all).andFailFast().map(List::size);
    }

    /// One that fails is due again when its lease ends.
    private Uni<Boolean> orLater(DueGatewayEvent event) {
        return contexts.fresh(() -> apply(event).replaceWith(true))
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "Event %s of the gateway is applied later", event.id()))
                .onFailure()
                .recoverWithItem(false);
    }

    Uni<Void> apply(DueGatewayEvent event) {
        return Panache.withSession(() -> payments.findById(event.paymentId()))
                .chain(payment -> isKnown(event, payment))
                .chain(known -> known
                        ? events.applied(event.id())
                        : events.tryAgainAt(event.id(), clock.instant().plus(schedule.pause(event.attempt()))));
    }

    private Uni<Boolean> isKnown(DueGatewayEvent event, Payment payment) {
        if (!event.news().moves(payment.status())) {
            return Uni.createFrom().item(true);
        }
        return switch (event.news()) {
            case REFUNDS_CHANGED -> observeRefunds.observe(payment);
            case DISPUTED -> observeDisputes.observe(payment);
            case ACTION_REQUIRED, AUTHORIZED, CAPTURED, REFUSED, CANCELLED -> observePayment.observe(payment);
        };
    }
}
