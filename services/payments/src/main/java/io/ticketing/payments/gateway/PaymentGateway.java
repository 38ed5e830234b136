package io.ticketing.payments.gateway;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.domain.GatewayOutcome;
import io.ticketing.payments.domain.Payment;
import io.ticketing.postgresql.Contexts;

/// Authorises, captures and voids amounts, at Stripe or any gateway with the same API.
///
/// Every call may be repeated. Stripe repeats its answer to an idempotency key, even a failure of
/// its own. So each attempt has its own key, and a repeated attempt first asks for the payment's
/// state. Calls never fail: an error is an outcome.
@ApplicationScoped
public class PaymentGateway {

    private final StripeCalls stripe;
    private final Contexts contexts;
    private final Clock clock;
    private final Duration grace;
    private final Duration timeout;

    PaymentGateway(StripeCalls stripe, Contexts contexts, Clock clock, PaymentsConfig config) {
        this.stripe = stripe;
        this.contexts = contexts;
        this.clock = clock;
        this.grace = config.settlement().grace();
        this.timeout = config.gateway().timeout();
    }

    /// The first of two calls makes the payment known and returns [GatewayOutcome.Opened]. The
    /// second asks the card, once the payment has saved its intent. An intent that is lost with its
    /// answer holds no money. If the bank then asks the buyer, later calls find out what came of it.
    public Uni<GatewayOutcome> authorize(Payment payment) {
        var amount = StripeAmount.of(payment);
        if (amount.units().isEmpty()) {
            return Uni.createFrom().item(tooFine(amount));
        }
        if (payment.awaitsBuyer()) {
            return inTime(payment, look(payment));
        }
        return inTime(payment, payment.isOpen() ? confirm(payment) : stripe.open(payment));
    }

    /// What has become of the payment. Nothing is asked for, so it may be called at any time.
    public Uni<GatewayOutcome> stateOf(Payment payment) {
        return contexts.within(timeout, stripe.retrieve(payment), () -> noAnswerIn(timeout));
    }

    /// Anyone who knows the bank's page could try another card on an intent that is left open.
    private Uni<GatewayOutcome> look(Payment payment) {
        return stripe.retrieve(payment).chain(outcome -> endIfRefused(payment, outcome));
    }

    /// A refused capture has ended at the gateway, too: an earlier one that is still on its way
    /// charges nothing.
    public Uni<GatewayOutcome> capture(Payment payment) {
        return inTime(
                payment,
                known(payment)
                        .chain(known -> known instanceof GatewayOutcome.Authorized
                                ? stripe.capture(payment).map(PaymentGateway::capturedOrRefused)
                                : Uni.createFrom().item(known))
                        .chain(outcome -> endIfRefused(payment, outcome)));
    }

    public Uni<GatewayOutcome> cancel(Payment payment) {
        return inTime(payment, known(payment).chain(known -> switch (known) {
            case GatewayOutcome.Authorized _,
                    GatewayOutcome.Opened _,
                    GatewayOutcome.ActionRequired _,
                    GatewayOutcome.Refused _ -> stripe.cancel(payment);
            default -> Uni.createFrom().item(known);
        }));
    }

    /// The result of an earlier call, if there was one; otherwise the amount is authorised now.
    private Uni<GatewayOutcome> known(Payment payment) {
        return payment.isRepeated()
                ? stripe.retrieve(payment)
                : Uni.createFrom()
                        .item(new GatewayOutcome.Authorized(payment.intentId().orElseThrow()));
    }

    private Uni<GatewayOutcome> confirm(Payment payment) {
        return payment.isRepeated()
                ? stripe.retrieve(payment)
                        .chain(known -> known instanceof GatewayOutcome.Opened opened
                                ? ask(payment, opened.hasCard())
                                : Uni.createFrom().item(known))
                        .chain(outcome -> endIfRefused(payment, outcome))
                : ask(payment, false).chain(outcome -> endIfRejected(payment, outcome));
    }

    private Uni<GatewayOutcome> ask(Payment payment, boolean hasCard) {
        return stripe.confirm(payment, hasCard)
                .map(answer -> answer instanceof GatewayOutcome.Opened
                        ? new GatewayOutcome.Unknown("the card was not asked")
                        : answer);
    }

    private static GatewayOutcome capturedOrRefused(GatewayOutcome answer) {
        return answer instanceof GatewayOutcome.Authorized
                ? new GatewayOutcome.Rejected("capture_refused", "The gateway did not charge the authorised amount.")
                : answer;
    }

    /// An earlier call may still be on its way, and must not find an abandoned intent.
    private Uni<GatewayOutcome> endIfRefused(Payment payment, GatewayOutcome outcome) {
        return switch (outcome) {
            case GatewayOutcome.Refused _, GatewayOutcome.Rejected _, GatewayOutcome.Opened _ -> end(payment, outcome);
            default -> Uni.createFrom().item(outcome);
        };
    }

    /// Unlike a refused card, a rejected request may leave the intent ready to be confirmed.
    private Uni<GatewayOutcome> endIfRejected(Payment payment, GatewayOutcome outcome) {
        return outcome instanceof GatewayOutcome.Rejected
                ? end(payment, outcome)
                : Uni.createFrom().item(outcome);
    }

    /// The outcome stands once its intent is cancelled, unless the amount was captured after all.
    private Uni<GatewayOutcome> end(Payment payment, GatewayOutcome outcome) {
        return stripe.cancel(payment).map(end -> switch (end) {
            case GatewayOutcome.Cancelled _ -> outcome;
            case GatewayOutcome.Captured _ -> end;
            default -> new GatewayOutcome.Unknown(outcome + ", and then " + end);
        });
    }

    /// Ends before the payment is due for another process.
    private Uni<GatewayOutcome> inTime(Payment payment, Uni<GatewayOutcome> call) {
        var time =
                Duration.between(clock.instant(), payment.dueAt().orElseThrow()).minus(grace);
        return contexts.within(time, call, () -> noAnswerIn(time));
    }

    private static GatewayOutcome noAnswerIn(Duration time) {
        return new GatewayOutcome.Unknown("no answer in " + time);
    }

    private static GatewayOutcome tooFine(StripeAmount amount) {
        return new GatewayOutcome.Rejected(
                "amount_too_fine",
                "Cards can be charged in %s in steps of %s only: this order's total is none."
                        .formatted(amount.money().currency(), amount.step().toPlainString()));
    }
}
