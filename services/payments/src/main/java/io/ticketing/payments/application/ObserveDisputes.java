package io.ticketing.payments.application;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.ticketing.outbox.Transactions;
import io.ticketing.payments.application.steps.KeepLedger;
import io.ticketing.payments.application.steps.ReturnMoney;
import io.ticketing.payments.domain.Dispute;
import io.ticketing.payments.domain.DisputeStatus;
import io.ticketing.payments.domain.GatewayDispute;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.gateway.DisputeGateway;
import io.ticketing.payments.persistence.DisputeRepository;
import io.ticketing.payments.persistence.PaymentRepository;

/// Asks the gateway what has become of a payment's disputes. It changes nothing at the gateway, so
/// it may run beside other calls.
@ApplicationScoped
class ObserveDisputes {

    private static final Logger LOG = Logger.getLogger(ObserveDisputes.class);

    private final DisputeGateway gateway;
    private final ObservePayment observePayment;
    private final Transactions transactions;
    private final PaymentRepository payments;
    private final DisputeRepository disputes;
    private final KeepLedger keepLedger;
    private final ReturnMoney returnMoney;
    private final MeterRegistry metrics;
    private final Clock clock;

    ObserveDisputes(
            DisputeGateway gateway,
            ObservePayment observePayment,
            Transactions transactions,
            PaymentRepository payments,
            DisputeRepository disputes,
            KeepLedger keepLedger,
            ReturnMoney returnMoney,
            MeterRegistry metrics,
            Clock clock) {
        this.gateway = gateway;
        this.observePayment = observePayment;
        this.transactions = transactions;
        this.payments = payments;
        this.disputes = disputes;
        this.keepLedger = keepLedger;
        this.returnMoney = returnMoney;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// Whether the gateway has told of one. Only what was captured can be disputed: that comes first, if it
    /// was not learnt yet.
    Uni<Boolean> observe(Payment payment) {
        return payment.isCharged()
                ? ask(payment)
                : observePayment.observe(payment).replaceWith(false);
    }

    private Uni<Boolean> ask(Payment payment) {
        return gateway.of(payment).chain(told -> {
            var all = told.orElse(List.of());
            return all.isEmpty()
                    ? Uni.createFrom().item(false)
                    : record(payment, all).replaceWith(true);
        });
    }

    private Uni<Void> record(Payment seen, List<GatewayDispute> told) {
        return transactions.run(() -> payments.lock(seen.id())
                .chain(payment -> Multi.createFrom()
                        .iterable(told)
                        .onItem()
                        .transformToUniAndConcatenate(there -> record(payment, there))
                        .collect()
                        .last()));
    }

    private Uni<Void> record(Payment payment, GatewayDispute there) {
        return disputes.findById(there.id())
                .chain(known -> known == null ? open(payment, there) : learn(payment, known, there));
    }

    private Uni<Void> open(Payment payment, GatewayDispute there) {
        var dispute = Dispute.opened(payment, there, nextLook());
        payment.disputed();
        report(dispute);
        return disputes.persist(dispute).chain(() -> follow(payment, dispute, false));
    }

    private Uni<Void> learn(Payment payment, Dispute dispute, GatewayDispute there) {
        var before = dispute.status();
        var wasTaken = dispute.isTaken();
        dispute.learn(payment, there, nextLook());
        if (dispute.status() != before) {
            report(dispute);
        }
        return follow(payment, dispute, wasTaken);
    }

    private Instant nextLook() {
        return clock.instant().plus(FollowDisputes.PAUSE);
    }

    /// What was captured in vain is returned when the dispute is won, and is returned already when it is
    /// lost.
    private Uni<Void> follow(Payment payment, Dispute dispute, boolean wasTaken) {
        if (dispute.status() == DisputeStatus.LOST) {
            payment.returnedByDispute();
        }
        return post(payment, dispute, wasTaken)
                .chain(() -> dispute.status() == DisputeStatus.WON && !dispute.isTaken()
                        ? returnMoney.ifCapturedInVain(payment)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> post(Payment payment, Dispute dispute, boolean wasTaken) {
        return dispute.isTaken() == wasTaken ? Uni.createFrom().voidItem() : keepLedger.disputed(payment, dispute);
    }

    private void report(Dispute dispute) {
        LOG.warnf(
                "Dispute %s of payment %s (%s) is %s",
                dispute.id(), dispute.paymentId(), dispute.reason(), dispute.status());
        metrics.counter("ticketing.disputes", "status", dispute.status().name()).increment();
    }
}
