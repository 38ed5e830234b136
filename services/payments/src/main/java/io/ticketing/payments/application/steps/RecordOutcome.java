package io.ticketing.payments.application.steps;

import java.util.Optional;
import java.util.function.BiFunction;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.outbox.Transactions;
import io.ticketing.payments.domain.PayableOrder;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.PaymentEvent;
import io.ticketing.payments.events.PaymentEvents;
import io.ticketing.payments.persistence.PayableOrderRepository;
import io.ticketing.payments.persistence.PaymentRepository;

/// Saves the gateway's answer together with its event and its postings.
@ApplicationScoped
public class RecordOutcome {

    private final Transactions transactions;
    private final PayableOrderRepository orders;
    private final PaymentRepository payments;
    private final PaymentEvents events;
    private final ReturnMoney returnMoney;
    private final KeepLedger keepLedger;

    RecordOutcome(
            Transactions transactions,
            PayableOrderRepository orders,
            PaymentRepository payments,
            PaymentEvents events,
            ReturnMoney returnMoney,
            KeepLedger keepLedger) {
        this.transactions = transactions;
        this.orders = orders;
        this.payments = payments;
        this.events = events;
        this.returnMoney = returnMoney;
        this.keepLedger = keepLedger;
    }

    /// Applies the outcome to the payment, unless another call's outcome came first.
    ///
    /// @param asked the payment as it was when the gateway was called
    public Uni<Payment> record(Payment asked, BiFunction<Payment, PayableOrder, Optional<PaymentEvent>> learn) {
        return transactions.run(() -> orders.lock(asked.terms().orderId()).chain(order -> record(asked, order, learn)));
    }

    private Uni<Payment> record(
            Payment asked, PayableOrder order, BiFunction<Payment, PayableOrder, Optional<PaymentEvent>> learn) {
        return payments.lock(asked.id()).call(payment -> save(asked, payment, order, learn));
    }

    private Uni<Void> save(
            Payment asked,
            Payment payment,
            PayableOrder order,
            BiFunction<Payment, PayableOrder, Optional<PaymentEvent>> learn) {
        if (!payment.isStillAs(asked)) {
            return Uni.createFrom().voidItem();
        }
        var event = learn.apply(payment, order);
        return event.map(events::record)
                .orElseGet(() -> returnMoney.ifCapturedInVain(payment))
                .chain(() -> keepLedger.moved(asked.status(), payment));
    }
}
