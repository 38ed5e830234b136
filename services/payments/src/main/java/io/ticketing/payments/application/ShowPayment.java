package io.ticketing.payments.application;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.ticketing.outbox.Transactions;
import io.ticketing.payments.application.steps.CallSchedule;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.gateway.Admission;
import io.ticketing.payments.persistence.PaymentRepository;
import io.ticketing.postgresql.Contexts;

/// Shows a payment to its buyer. While a bank asks the buyer, the gateway is asked as well, so that
/// a buyer who comes back from the bank need not wait for the next look of [SettlePayments].
@ApplicationScoped
public class ShowPayment {

    private static final Logger LOG = Logger.getLogger(ShowPayment.class);

    /// How long a buyer waits for the gateway.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /// How often the gateway is asked about one payment, at most.
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Transactions transactions;
    private final PaymentRepository payments;
    private final Admission admission;
    private final AuthorizePayment authorizePayment;
    private final CallSchedule schedule;
    private final Contexts contexts;
    private final Clock clock;

    private final Set<UUID> lookedAt = ConcurrentHashMap.newKeySet();

    ShowPayment(
            Transactions transactions,
            PaymentRepository payments,
            Admission admission,
            AuthorizePayment authorizePayment,
            CallSchedule schedule,
            Contexts contexts,
            Clock clock) {
        this.transactions = transactions;
        this.payments = payments;
        this.admission = admission;
        this.authorizePayment = authorizePayment;
        this.schedule = schedule;
        this.contexts = contexts;
        this.clock = clock;
    }

    /// The payment of any buyer; null if there is none.
    public Uni<Payment> show(UUID id, UUID viewerId) {
        return saved(id)
                .chain(payment -> isToBeLookedAt(payment, viewerId) && lookedAt.add(id)
                        ? look(id).chain(() -> saved(id))
                        : Uni.createFrom().item(payment));
    }

    private Uni<Payment> saved(UUID id) {
        return Panache.withSession(() -> payments.findById(id));
    }

    private static boolean isToBeLookedAt(Payment payment, UUID viewerId) {
        return payment != null
                && payment.awaitsBuyer()
                && payment.terms().buyerId().equals(viewerId);
    }

    private Uni<Void> look(UUID id) {
        var look = admission.refusal().isPresent()
                ? Uni.createFrom().voidItem()
                : admission.counted(transactions
                        .run(() -> payments.lock(id).map(this::claim))
                        .chain(this::ask));
        return look.onFailure()
                .invoke(failure -> LOG.errorf(failure, "Payment %s was not looked at and will be later", id))
                .onFailure()
                .recoverWithNull()
                .onTermination()
                .invoke(() -> contexts.pause(BETWEEN_LOOKS).subscribe().with(_ -> lookedAt.remove(id)));
    }

    private Uni<Void> ask(Optional<Payment> claimed) {
        return claimed.isPresent()
                ? authorizePayment.authorize(claimed.get()).replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private Optional<Payment> claim(Payment payment) {
        if (!payment.awaitsBuyer()) {
            return Optional.empty();
        }
        payment.attempt(clock.instant(), schedule.lease(PATIENCE));
        return Optional.of(payment);
    }
}
