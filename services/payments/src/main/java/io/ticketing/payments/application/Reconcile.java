package io.ticketing.payments.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.ticketing.payments.domain.Difference;
import io.ticketing.payments.domain.GatewayIntent;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.Reconciliation;
import io.ticketing.payments.domain.Reconciliation.Finding;
import io.ticketing.payments.gateway.GatewayBooks;
import io.ticketing.payments.persistence.PaymentRepository;

/// Compares the books of the gateway with ours, and mends what differs by the same use cases as
/// anything else that the gateway tells. What it can't mend it leaves to a person.
@ApplicationScoped
public class Reconcile {

    private static final Logger LOG = Logger.getLogger(Reconcile.class);

    private final GatewayBooks books;
    private final PaymentRepository payments;
    private final ObservePayment observePayment;
    private final ObserveRefunds observeRefunds;
    private final ObserveDisputes observeDisputes;
    private final MeterRegistry metrics;

    Reconcile(
            GatewayBooks books,
            PaymentRepository payments,
            ObservePayment observePayment,
            ObserveRefunds observeRefunds,
            ObserveDisputes observeDisputes,
            MeterRegistry metrics) {
        this.books = books;
        this.payments = payments;
        this.observePayment = observePayment;
        this.observeRefunds = observeRefunds;
        this.observeDisputes = observeDisputes;
        this.metrics = metrics;
    }

    /// Compares the payments that the gateway got to know in that time, a page at a time. Fails if the
    /// gateway or the database does not answer.
    public Uni<Reconciliation> between(Instant from, Instant until) {
        var findings = new ArrayList<Finding>();
        return pages(from, until, null, 0, findings)
                .map(compared -> new Reconciliation(from, until, compared, List.copyOf(findings)));
    }

    private Uni<Integer> pages(Instant from, Instant until, @Nullable String after, int before, List<Finding> found) {
        return books.page(from, until, after)
                .chain(page -> compare(page.intents(), found)
                        .chain(() -> page.next().isPresent()
                                ? pages(
                                        from,
                                        until,
                                        page.next().get(),
                                        before + page.intents().size(),
                                        found)
                                : Uni.createFrom().item(before + page.intents().size())));
    }

    private Uni<Void> compare(List<GatewayIntent> intents, List<Finding> found) {
        var ids = intents.stream().map(GatewayIntent::paymentId).toList();
        return Panache.withSession(() -> payments.known(ids))
                .map(known -> known.stream().collect(Collectors.toMap(Payment::id, Function.identity())))
                .chain(known -> Multi.createFrom()
                        .iterable(intents)
                        .onItem()
                        .transformToUniAndConcatenate(intent -> compare(intent, known))
                        .invoke(finding -> finding.ifPresent(found::add))
                        .collect()
                        .last()
                        .replaceWithVoid());
    }

    private Uni<Optional<Finding>> compare(GatewayIntent intent, Map<UUID, Payment> known) {
        var payment = Optional.ofNullable(known.get(intent.paymentId()));
        var difference =
                payment.map(here -> Difference.between(intent, here)).orElseGet(() -> Difference.without(intent));
        if (difference.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return mend(difference.get(), intent, payment)
                .map(mended -> Optional.of(found(difference.get(), intent, mended)));
    }

    private Uni<Boolean> mend(Difference difference, GatewayIntent there, Optional<Payment> payment) {
        if (payment.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        var here = payment.get();
        return switch (difference) {
            case NOT_LEARNT -> observePayment.observe(here).chain(_ -> agrees(there));
            case HELD_IN_VAIN -> books.release(here);
            case REFUNDED_DIFFERENTLY -> observeRefunds.observe(here).chain(_ -> agrees(there));
            case DISPUTE_NOT_LEARNT -> observeDisputes.observe(here).chain(_ -> agrees(there));
            case CHARGED_DIFFERENTLY, UNKNOWN_HERE -> Uni.createFrom().item(false);
        };
    }

    private Uni<Boolean> agrees(GatewayIntent there) {
        return Panache.withSession(() -> payments.findById(there.paymentId()))
                .map(now -> Difference.between(there, now).isEmpty());
    }

    private Finding found(Difference difference, GatewayIntent intent, boolean mended) {
        LOG.warnf(
                "Payment %s of order %s and the gateway's %s: %s, %s",
                intent.paymentId(), intent.orderId(), intent.id(), difference, mended ? "mended" : "not mended");
        metrics.counter(
                        "ticketing.reconciliation.differences",
                        "what",
                        difference.name(),
                        "mended",
                        Boolean.toString(mended))
                .increment();
        return new Finding(difference, intent.paymentId(), intent.orderId(), intent.id(), mended);
    }
}
