package io.ticketing.payments.application;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import io.ticketing.outbox.Transactions;
import io.ticketing.payments.application.steps.FirstAnswers;
import io.ticketing.payments.application.steps.LearnAuthorization;
import io.ticketing.payments.application.steps.RecordOutcome;
import io.ticketing.payments.application.steps.RepeatedPayments;
import io.ticketing.payments.domain.Authorization;
import io.ticketing.payments.domain.GatewayOutcome;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.gateway.PaymentGateway;
import io.ticketing.payments.persistence.PayableOrderRepository;

/// Has the gateway authorise the amount in two steps. First the gateway learns of the payment, and
/// its id for it is saved. Only then is the card asked, so that another process that takes over
/// knows the intent. If the order was cancelled meanwhile, the card is not asked, or the
/// authorisation is voided.
///
/// A bank that asks the buyer has until the end of the hold: then the payment ends at the gateway,
/// and the buyer's answer comes too late.
@ApplicationScoped
class AuthorizePayment {

    private final PaymentGateway gateway;
    private final Transactions transactions;
    private final PayableOrderRepository orders;
    private final RecordOutcome recordOutcome;
    private final RepeatedPayments repeatedPayments;
    private final FirstAnswers firstAnswers;
    private final LearnAuthorization learnAuthorization;
    private final Clock clock;

    AuthorizePayment(
            PaymentGateway gateway,
            Transactions transactions,
            PayableOrderRepository orders,
            RecordOutcome recordOutcome,
            RepeatedPayments repeatedPayments,
            FirstAnswers firstAnswers,
            LearnAuthorization learnAuthorization,
            Clock clock) {
        this.gateway = gateway;
        this.transactions = transactions;
        this.orders = orders;
        this.recordOutcome = recordOutcome;
        this.repeatedPayments = repeatedPayments;
        this.firstAnswers = firstAnswers;
        this.learnAuthorization = learnAuthorization;
        this.clock = clock;
    }

    Uni<Authorization> authorize(Payment due) {
        return ask(due).chain(outcome -> learn(due, outcome));
    }

    /// Saves what the gateway has said about a payment that is being authorised.
    Uni<Authorization> learn(Payment due, GatewayOutcome outcome) {
        return transactions.run(() -> record(due, outcome)).chain(learnt -> goOn(due, learnt));
    }

    private Uni<Authorization> goOn(Payment due, Learnt learnt) {
        if (learnt.opens(due)) {
            return authorize(learnt.payment());
        }
        firstAnswers.arrived(due.id());
        return Uni.createFrom().item(learnt.result());
    }

    /// Ends a payment that the gateway does not know yet, because its caller's time is over.
    Uni<Void> giveUp(Payment begun) {
        return transactions.run(() -> recordOutcome
                .record(begun, (payment, _) -> Optional.of(payment.tooLate()))
                .chain(() -> repeatedPayments.forget(begun.id())));
    }

    /// Neither the card nor the buyer is asked any longer for an order that has ended meanwhile.
    private Uni<GatewayOutcome> ask(Payment due) {
        return due.awaitsBuyer() || due.isOpen() && due.isRepeated()
                ? Panache.withSession(() -> orders.isOver(due.terms().orderId(), clock.instant()))
                        .chain(gone -> gone ? gateway.cancel(due) : gateway.authorize(due))
                : gateway.authorize(due);
    }

    private Uni<Learnt> record(Payment due, GatewayOutcome outcome) {
        return recordOutcome
                .record(due, (payment, order) -> learnAuthorization.learn(payment, order, outcome))
                .chain(payment -> answer(payment, outcome));
    }

    private Uni<Learnt> answer(Payment payment, GatewayOutcome outcome) {
        return repeatedPayments
                .answer(payment.id(), Authorization.of(payment))
                .map(result -> new Learnt(payment, outcome, result));
    }

    /// The saved payment, and the answer for its buyer.
    private record Learnt(Payment payment, GatewayOutcome outcome, Authorization result) {

        /// Whether this process's answer, and no other's, opened the payment.
        boolean opens(Payment due) {
            return !due.isOpen()
                    && payment.status() == due.status()
                    && outcome instanceof GatewayOutcome.Opened(var intentId, var _)
                    && payment.intentId().filter(intentId::equals).isPresent();
        }
    }
}
