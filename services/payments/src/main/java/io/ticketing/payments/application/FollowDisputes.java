package io.ticketing.payments.application;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

import io.ticketing.outbox.Transactions;
import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.application.steps.DueCalls;
import io.ticketing.payments.domain.Dispute;
import io.ticketing.payments.persistence.DisputeRepository;
import io.ticketing.payments.persistence.PaymentRepository;
import io.ticketing.postgresql.Contexts;
import io.ticketing.postgresql.UntilSchemaReady;

/// Looks at open disputes from time to time, should the webhook that closes one be lost.
@ApplicationScoped
public class FollowDisputes {

    /// Between two looks at the same one: banks take weeks.
    static final Duration PAUSE = Duration.ofHours(6);

    private static final int AT_ONCE = 2;

    private final Transactions transactions;
    private final DisputeRepository disputes;
    private final PaymentRepository payments;
    private final ObserveDisputes observeDisputes;
    private final Clock clock;
    private final Duration drainTimeout;
    private final DueCalls<Dispute> calls;

    FollowDisputes(
            Transactions transactions,
            DisputeRepository disputes,
            PaymentRepository payments,
            ObserveDisputes observeDisputes,
            Contexts contexts,
            Clock clock,
            PaymentsConfig config) {
        this.transactions = transactions;
        this.disputes = disputes;
        this.payments = payments;
        this.observeDisputes = observeDisputes;
        this.clock = clock;
        this.drainTimeout = config.gateway().timeout();
        this.calls = new DueCalls<>("disputes", contexts, AT_ONCE, this::claim, this::look);
    }

    @Scheduled(every = "1m", skipExecutionIf = UntilSchemaReady.class)
    void wake() {
        calls.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        calls.stop(drainTimeout);
    }

    private Uni<List<Dispute>> claim(int limit) {
        var now = clock.instant();
        return transactions.run(() -> disputes.lockDue(now, limit)
                .invoke(due -> due.forEach(dispute -> dispute.lookAgainAt(now.plus(PAUSE)))));
    }

    private Uni<Boolean> look(Dispute due) {
        return Panache.withSession(() -> payments.findById(due.paymentId())).chain(observeDisputes::observe);
    }
}
