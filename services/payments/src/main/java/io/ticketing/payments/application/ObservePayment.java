package io.ticketing.payments.application;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.outbox.Transactions;
import io.ticketing.payments.application.steps.RecordOutcome;
import io.ticketing.payments.domain.GatewayNews;
import io.ticketing.payments.domain.GatewayOutcome;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.PaymentEvent;
import io.ticketing.payments.gateway.PaymentGateway;
import io.ticketing.payments.persistence.PaymentRepository;

/// Asks the gateway what has become of a payment, and saves that like the answer to a call that was
/// lost. It changes nothing at the gateway, so it may run beside such a call: the first to know
/// decides.
@ApplicationScoped
class ObservePayment {

    private final PaymentGateway gateway;
    private final AuthorizePayment authorizePayment;
    private final CapturePayment capturePayment;
    private final VoidPayment voidPayment;
    private final SettlePayments settlePayments;
    private final RecordOutcome recordOutcome;
    private final Transactions transactions;
    private final PaymentRepository payments;
    private final Clock clock;

    ObservePayment(
            PaymentGateway gateway,
            AuthorizePayment authorizePayment,
            CapturePayment capturePayment,
            VoidPayment voidPayment,
            SettlePayments settlePayments,
            RecordOutcome recordOutcome,
            Transactions transactions,
            PaymentRepository payments,
            Clock clock) {
        this.gateway = gateway;
        this.authorizePayment = authorizePayment;
        this.capturePayment = capturePayment;
        this.voidPayment = voidPayment;
        this.settlePayments = settlePayments;
        this.recordOutcome = recordOutcome;
        this.transactions = transactions;
        this.payments = payments;
        this.clock = clock;
    }

    /// Whether there is nothing left to ask.
    Uni<Boolean> observe(Payment seen) {
        return seen.awaitsBuyer()
                ? lookNow(seen).replaceWith(true)
                : gateway.stateOf(seen)
                        .call(outcome -> learn(seen, outcome))
                        .map(ObservePayment::isAnswer)
                        .invoke(settlePayments::wake);
    }

    /// No call is under way while the bank asks the buyer: [SettlePayments] only looks from time to
    /// time, and now.
    private Uni<Void> lookNow(Payment seen) {
        return transactions
                .run(() -> payments.lock(seen.id()).invoke(this::lookNowIfAsked))
                .invoke(settlePayments::wake)
                .replaceWithVoid();
    }

    private void lookNowIfAsked(Payment payment) {
        if (payment.awaitsBuyer()) {
            payment.tryAgainAt(clock.instant());
        }
    }

    private static boolean isAnswer(GatewayOutcome outcome) {
        return !(outcome instanceof GatewayOutcome.Unknown || outcome instanceof GatewayOutcome.Misconfigured);
    }

    private Uni<?> learn(Payment seen, GatewayOutcome outcome) {
        return GatewayNews.of(outcome).filter(news -> news.moves(seen.status())).isPresent()
                ? move(seen, outcome)
                : Uni.createFrom().voidItem();
    }

    private Uni<?> move(Payment seen, GatewayOutcome outcome) {
        return switch (seen.status()) {
            case AUTHORIZING, ACTION_REQUIRED -> authorizePayment.learn(seen, outcome);
            case AUTHORIZED -> recordOutcome.record(seen, (payment, _) -> Optional.of(payment.authorizationLost()));
            case CAPTURING -> capturePayment.learn(seen, outcome);
            case VOIDING -> voidPayment.learn(seen, outcome);
            case FAILED -> recordOutcome.record(seen, (payment, _) -> capturedInVain(payment));
            case CAPTURED, REFUNDED, VOIDED, RETURNING, RETURNED ->
                Uni.createFrom().voidItem();
        };
    }

    private static Optional<PaymentEvent> capturedInVain(Payment payment) {
        payment.capturedInVain();
        return Optional.empty();
    }
}
