package io.ticketing.payments.application;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.ticketing.kafka.Attempts;
import io.ticketing.kafka.UnderWay;
import io.ticketing.outbox.Transactions;
import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.application.steps.CallSchedule;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.persistence.PaymentRepository;
import io.ticketing.postgresql.Contexts;
import io.ticketing.postgresql.UntilSchemaReady;

/// Makes the due calls to the gateway until each has an outcome: captures, voids, and
/// authorisations whose caller was lost or whose buyer is asked by the bank.
///
/// A claimed payment has a lease, and other processes leave it alone for that time. If its process
/// dies, another one takes over when the lease ends, and asks the gateway for the payment's state.
@ApplicationScoped
public class SettlePayments {

    private static final Logger LOG = Logger.getLogger(SettlePayments.class);

    private final Transactions transactions;
    private final PaymentRepository payments;
    private final AuthorizePayment authorizePayment;
    private final CapturePayment capturePayment;
    private final VoidPayment voidPayment;
    private final CallSchedule schedule;
    private final Contexts contexts;
    private final Clock clock;
    private final Duration drainTimeout;
    private final int atOnce;

    private final Attempts looks = new Attempts(LOG, "Looking for due payments");
    private final UnderWay underWay = new UnderWay();

    /// Wake-ups that the running search has not seen yet; 0 means that none is running.
    private final AtomicInteger wakes = new AtomicInteger();

    private volatile boolean stopping;

    SettlePayments(
            Transactions transactions,
            PaymentRepository payments,
            AuthorizePayment authorizePayment,
            CapturePayment capturePayment,
            VoidPayment voidPayment,
            CallSchedule schedule,
            Contexts contexts,
            Clock clock,
            PaymentsConfig config) {
        this.transactions = transactions;
        this.payments = payments;
        this.authorizePayment = authorizePayment;
        this.capturePayment = capturePayment;
        this.voidPayment = voidPayment;
        this.schedule = schedule;
        this.contexts = contexts;
        this.clock = clock;
        this.drainTimeout = config.gateway().timeout();
        this.atOnce = config.settlement().atOnce();
    }

    /// Announces that a call may be due. It is cheap, and any thread may call it.
    @Scheduled(every = "1s", skipExecutionIf = UntilSchemaReady.class)
    public void wake() {
        if (!stopping && wakes.getAndIncrement() == 0) {
            look();
        }
    }

    /// Calls in progress get their answers. The rest is left to another process, or the next one.
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        if (!underWay.awaitNone(drainTimeout)) {
            LOG.warn("Stopping during calls to the gateway, which will be repeated");
        }
    }

    private void look() {
        var seen = wakes.get();
        var free = atOnce - underWay.count();
        contexts.fresh(() -> claim(free))
                .invoke(looks::succeeded)
                .onFailure()
                .invoke(looks::failed)
                .onFailure()
                .recoverWithItem(List.of())
                .subscribe()
                .with(due -> start(due, seen));
    }

    private void start(List<Payment> due, int seen) {
        due.forEach(this::start);
        if (!wakes.compareAndSet(seen, 0)) {
            look();
        }
    }

    private Uni<List<Payment>> claim(int limit) {
        return limit > 0
                ? transactions.run(() -> lease(limit))
                : Uni.createFrom().item(List.of());
    }

    private Uni<List<Payment>> lease(int limit) {
        var now = clock.instant();
        return payments.lockDue(now, limit).invoke(due -> due.forEach(it -> it.attempt(now, schedule.lease())));
    }

    /// Each payment is handled independently; one that ends makes room for another.
    private void start(Payment due) {
        underWay.counted(contexts.fresh(() -> settle(due)))
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "Payment %s could not be settled and is tried again", due.id()))
                .subscribe()
                .with(_ -> wake(), _ -> wake());
    }

    private Uni<?> settle(Payment due) {
        return switch (due.status()) {
            case AUTHORIZING, ACTION_REQUIRED -> authorizePayment.authorize(due);
            case CAPTURING -> capturePayment.capture(due);
            case VOIDING -> voidPayment.voidAtGateway(due);
            case AUTHORIZED, CAPTURED, VOIDED, FAILED -> Uni.createFrom().voidItem();
        };
    }
}
