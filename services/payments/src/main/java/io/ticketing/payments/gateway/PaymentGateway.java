package io.ticketing.payments.gateway;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;

import io.ticketing.payments.Contexts;
import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.domain.GatewayOutcome;
import io.ticketing.payments.domain.Payment;

/// Keeps amounts ready, takes them and lets them go, at Stripe or whatever speaks like it.
///
/// Every call may be repeated. Authorising again is the same call to Stripe, by its idempotency
/// key. Capturing or cancelling again first asks what became of the payment, as Stripe would
/// repeat even a failure of its own under the same key. Calls never fail: what went wrong is an
/// outcome.
@ApplicationScoped
public class PaymentGateway {

    private static final String PAYMENT_METHOD = "pm_";

    private final StripeApi stripe;
    private final Contexts contexts;
    private final Duration timeout;

    PaymentGateway(Contexts contexts, PaymentsConfig config) {
        var gateway = config.gateway();
        this.contexts = contexts;
        this.timeout = gateway.timeout();
        this.stripe =
                QuarkusRestClientBuilder.newBuilder()
                        .baseUri(gateway.url())
                        .connectTimeout(gateway.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .readTimeout(gateway.timeout().toMillis(), TimeUnit.MILLISECONDS)
                        .property("microprofile.rest.client.disable.default.mapper", true)
                        .build(StripeApi.class);
    }

    public Uni<GatewayOutcome> authorize(Payment payment) {
        var amount = amount(payment);
        return amount.units().isPresent()
                ? inTime(outcome(stripe.create(payment.id().toString(), authorization(payment))))
                : Uni.createFrom().item(tooFine(amount));
    }

    public Uni<GatewayOutcome> capture(Payment payment) {
        return inTime(
                known(payment)
                        .chain(
                                known ->
                                        switch (known) {
                                            case GatewayOutcome.Authorized _ -> take(payment);
                                            default -> Uni.createFrom().item(known);
                                        }));
    }

    public Uni<GatewayOutcome> cancel(Payment payment) {
        return inTime(
                known(payment)
                        .chain(
                                known ->
                                        switch (known) {
                                            case GatewayOutcome.Authorized _,
                                                    GatewayOutcome.Refused _ ->
                                                    letGo(payment);
                                            default -> Uni.createFrom().item(known);
                                        }));
    }

    /// What an earlier call may have led to; before the first one the amount is simply kept ready.
    private Uni<GatewayOutcome> known(Payment payment) {
        return payment.attempts() > 1
                ? outcome(stripe.retrieve(payment.intentId()))
                : Uni.createFrom().item(new GatewayOutcome.Authorized(payment.intentId()));
    }

    private Uni<GatewayOutcome> take(Payment payment) {
        var form = form("amount_to_capture", units(payment));
        return outcome(stripe.capture(payment.intentId(), key(payment, "capture"), form));
    }

    private Uni<GatewayOutcome> letGo(Payment payment) {
        var form = form("cancellation_reason", "abandoned");
        return outcome(stripe.cancel(payment.intentId(), key(payment, "cancel"), form));
    }

    private Uni<GatewayOutcome> inTime(Uni<GatewayOutcome> call) {
        return contexts.within(
                timeout, call, () -> new GatewayOutcome.Unknown("no answer in " + timeout));
    }

    private static Uni<GatewayOutcome> outcome(Uni<Response> call) {
        return call.map(PaymentGateway::read)
                .onFailure()
                .recoverWithItem(
                        failure -> new GatewayOutcome.Unknown("no answer: " + failure.getClass()));
    }

    private static GatewayOutcome read(Response response) {
        var reply = response.hasEntity() ? response.readEntity(StripeReply.class) : null;
        return StripeReading.read(response.getStatus(), reply);
    }

    private static String key(Payment payment, String call) {
        return "%s-%s-%d".formatted(payment.id(), call, payment.attempts());
    }

    private static GatewayOutcome tooFine(StripeAmount amount) {
        return new GatewayOutcome.Rejected(
                "amount_too_fine",
                "Cards can be charged in %s in steps of %s only: this order's total is none."
                        .formatted(amount.money().currency(), amount.step().toPlainString()));
    }

    private static long units(Payment payment) {
        return amount(payment).units().orElseThrow();
    }

    private static StripeAmount amount(Payment payment) {
        return new StripeAmount(payment.terms().total());
    }

    /// The same for every attempt, as the idempotency key demands.
    private static MultivaluedMap<String, String> authorization(Payment payment) {
        var terms = payment.terms();
        var form = form("amount", units(payment));
        form.add("currency", terms.currency().toLowerCase(Locale.ROOT));
        form.add("capture_method", "manual");
        form.add("confirm", "true");
        form.add("error_on_requires_action", "true");
        form.add("payment_method_types[]", "card");
        form.add("metadata[order_id]", terms.orderId().toString());
        form.add("metadata[payment_id]", payment.id().toString());
        if (payment.cardToken().startsWith(PAYMENT_METHOD)) {
            form.add("payment_method", payment.cardToken());
        } else {
            form.add("payment_method_data[type]", "card");
            form.add("payment_method_data[card][token]", payment.cardToken());
        }
        return form;
    }

    private static MultivaluedMap<String, String> form(String name, Object value) {
        var form = new MultivaluedHashMap<String, String>();
        form.add(name, value.toString());
        return form;
    }
}
