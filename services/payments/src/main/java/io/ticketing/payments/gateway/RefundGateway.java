package io.ticketing.payments.gateway;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.Refund;
import io.ticketing.payments.domain.RefundOutcome;
import io.ticketing.postgresql.Contexts;

/// Pays captured amounts back, at Stripe or any gateway with the same API.
///
/// A refund may be asked for twice, and is made once: the gateway serves a key once for a day, and
/// later a repeated call finds the refund by our id. Calls never fail: an error is an outcome. They
/// have no say in whether purchases may begin.
@ApplicationScoped
public class RefundGateway {

    private static final int OK = 200;
    private static final int FAILED = 500;

    /// The most that Stripe lists at once.
    private static final int PAGE = 100;

    private final StripeRefundsApi stripe;
    private final Contexts contexts;
    private final Clock clock;
    private final Duration timeout;

    RefundGateway(StripeClient client, Contexts contexts, Clock clock, PaymentsConfig config) {
        this.stripe = client.of(StripeRefundsApi.class, config.settlement().refundsAtOnce());
        this.contexts = contexts;
        this.clock = clock;
        this.timeout = config.gateway().timeout();
    }

    public Uni<RefundOutcome> refund(Payment payment, Refund refund) {
        var units = new StripeAmount(payment.terms().priceOf(refund.tickets())).units();
        if (units.isEmpty()) {
            return Uni.createFrom().item(new RefundOutcome.Refused("amount_too_fine"));
        }
        var call = refund.isRepeated()
                ? known(payment).chain(known -> orCreate(known, payment, refund, units.getAsLong()))
                : create(payment, refund, units.getAsLong());
        return contexts.within(timeout, orUnknown(call), () -> noAnswer(timeout.toString()));
    }

    /// What has become of the payment's refunds, by our ids; without those that the gateway does not
    /// know. Nothing is asked for, so it may be called at any time. Empty if there is no answer.
    public Uni<Optional<Map<UUID, RefundOutcome>>> statesOf(Payment payment) {
        var call = known(payment).map(Optional::of).onFailure().recoverWithItem(Optional.empty());
        return contexts.within(timeout, call, Optional::empty);
    }

    private Uni<Map<UUID, RefundOutcome>> known(Payment payment) {
        return page(payment, null)
                .map(refunds -> refunds.stream()
                        .flatMap(refund -> refund.ourId().map(id -> Map.entry(id, state(refund))).stream())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (newer, _) -> newer)));
    }

    private Uni<List<StripeRefund>> page(Payment payment, @Nullable String after) {
        return stripe.list(payment.intentId().orElseThrow(), PAGE, after)
                .map(RefundGateway::list)
                .chain(page -> page.hasMore() && !page.refunds().isEmpty()
                        ? page(payment, page.refunds().getLast().id())
                                .map(rest -> Stream.concat(page.refunds().stream(), rest.stream())
                                        .toList())
                        : Uni.createFrom().item(page.refunds()));
    }

    private static StripeRefund.Page list(Response answer) {
        if (answer.getStatus() != OK) {
            throw new IllegalStateException("the gateway answers with status " + answer.getStatus());
        }
        return answer.readEntity(StripeRefund.Page.class);
    }

    private Uni<RefundOutcome> orCreate(Map<UUID, RefundOutcome> known, Payment payment, Refund refund, long units) {
        var state = known.get(refund.id());
        if (state != null) {
            return Uni.createFrom().item(state);
        }
        return refund.isInDoubt(clock.instant())
                ? Uni.createFrom()
                        .item(new RefundOutcome.Unknown("an attempt that has failed may still have an effect"))
                : create(payment, refund, units);
    }

    private Uni<RefundOutcome> create(Payment payment, Refund refund, long units) {
        return stripe.create(refund.key(), form(payment, refund, units)).map(RefundGateway::read);
    }

    private static Uni<RefundOutcome> orUnknown(Uni<RefundOutcome> call) {
        return call.onFailure().recoverWithItem(failure -> noAnswer(failure.toString()));
    }

    static MultivaluedMap<String, String> form(Payment payment, Refund refund, long units) {
        var form = new MultivaluedHashMap<String, String>();
        form.add("payment_intent", payment.intentId().orElseThrow());
        form.add("amount", Long.toString(units));
        form.add(StripeMetadata.parameter(StripeMetadata.REFUND), refund.id().toString());
        form.add(StripeMetadata.parameter(StripeMetadata.PAYMENT), payment.id().toString());
        return form;
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
        if ("idempotency_error".equals(error.type())) {
            return new RefundOutcome.Unknown("the gateway takes this for another call");
        }
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
