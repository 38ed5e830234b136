package io.ticketing.payments.gateway;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;

import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.Refund;
import io.ticketing.payments.domain.RefundOutcome;
import io.ticketing.postgresql.Contexts;

/// Pays captured amounts back, at Stripe or any gateway with the same API.
///
/// A refund may be asked for twice, and is made once: the gateway serves a key once for a day, and
/// later a repeated call finds the refund by our id. Calls never fail: an error is an outcome.
@ApplicationScoped
public class RefundGateway {

    private static final int OK = 200;
    private static final int FAILED = 500;

    /// The most that Stripe lists at once, and more than a payment has refunds.
    private static final int PAGE = 100;

    private final StripeClient client;
    private final StripeRefundsApi stripe;
    private final Contexts contexts;
    private final Duration timeout;

    RefundGateway(StripeClient client, Contexts contexts, PaymentsConfig config) {
        this.client = client;
        this.stripe = client.of(StripeRefundsApi.class, config.settlement().refundsAtOnce());
        this.contexts = contexts;
        this.timeout = config.gateway().timeout();
    }

    public Uni<RefundOutcome> refund(Payment payment, Refund refund) {
        var units = new StripeAmount(payment.terms().priceOf(refund.tickets())).units();
        if (units.isEmpty()) {
            return Uni.createFrom().item(new RefundOutcome.Refused("amount_too_fine"));
        }
        return inTime(
                refund.isRepeated()
                        ? known(payment, refund)
                                .chain(known -> known.isPresent()
                                        ? Uni.createFrom().item(known.get())
                                        : create(payment, refund, units.getAsLong()))
                        : create(payment, refund, units.getAsLong()));
    }

    /// What has become of a refund. Nothing is asked for, so it may be called at any time. Empty if
    /// the gateway does not know it.
    public Uni<Optional<RefundOutcome>> stateOf(Payment payment, Refund refund) {
        return contexts.within(timeout, known(payment, refund), () -> Optional.of(noAnswer(timeout.toString())));
    }

    private Uni<Optional<RefundOutcome>> known(Payment payment, Refund refund) {
        return client.watched(stripe.list(payment.intentId().orElseThrow(), PAGE))
                .map(answer -> find(answer, refund))
                .onFailure()
                .recoverWithItem(
                        failure -> Optional.of(noAnswer(failure.getClass().getName())));
    }

    private Uni<RefundOutcome> create(Payment payment, Refund refund, long units) {
        return client.watched(stripe.create(refund.key(), form(payment, refund, units)))
                .map(RefundGateway::read)
                .onFailure()
                .recoverWithItem(failure -> noAnswer(failure.getClass().getName()));
    }

    private Uni<RefundOutcome> inTime(Uni<RefundOutcome> call) {
        return contexts.within(timeout, call, () -> noAnswer(timeout.toString()));
    }

    private static MultivaluedMap<String, String> form(Payment payment, Refund refund, long units) {
        var form = new MultivaluedHashMap<String, String>();
        form.add("payment_intent", payment.intentId().orElseThrow());
        form.add("amount", Long.toString(units));
        form.add("metadata[" + StripeRefund.OUR_ID + "]", refund.id().toString());
        form.add("metadata[payment_id]", payment.id().toString());
        return form;
    }

    private static Optional<RefundOutcome> find(Response answer, Refund refund) {
        if (answer.getStatus() != OK) {
            return Optional.of(unknown(answer.getStatus()));
        }
        return answer.readEntity(StripeRefund.Page.class).refunds().stream()
                .filter(one -> one.isOurs(refund.id().toString()))
                .map(RefundGateway::state)
                .findFirst();
    }

    private static RefundOutcome read(Response answer) {
        var reply = answer.hasEntity() ? answer.readEntity(StripeRefund.class) : null;
        return switch (answer.getStatus()) {
            case OK -> reply == null ? unknown(OK) : state(reply);
            case FAILED -> new RefundOutcome.Broken("the gateway answers with status " + FAILED);
            case 400, 402 ->
                reply == null || reply.error() == null ? unknown(answer.getStatus()) : refused(reply.error());
            default -> unknown(answer.getStatus());
        };
    }

    /// Source: <https://docs.stripe.com/api/refunds/object#refund_object-status>.
    private static RefundOutcome state(StripeRefund refund) {
        return switch (refund.status()) {
            case "succeeded" -> new RefundOutcome.Done();
            case "pending", "requires_action" -> new RefundOutcome.Accepted();
            case "failed", "canceled" ->
                new RefundOutcome.Refused(refund.failureReason() == null ? "canceled" : refund.failureReason());
            case null, default -> new RefundOutcome.Unknown("the refund is " + refund.status());
        };
    }

    /// If all is refunded already, a person has done so at the gateway.
    private static RefundOutcome refused(StripeReply.ErrorObject error) {
        var code = error.code() == null ? "unknown" : error.code();
        return code.equals("charge_already_refunded") ? new RefundOutcome.Done() : new RefundOutcome.Refused(code);
    }

    private static RefundOutcome unknown(int status) {
        return new RefundOutcome.Unknown("the gateway answers with status " + status);
    }

    private static RefundOutcome noAnswer(String why) {
        return new RefundOutcome.Unknown("no answer: " + why);
    }
}
