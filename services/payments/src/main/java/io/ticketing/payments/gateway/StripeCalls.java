package io.ticketing.payments.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;

import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.domain.GatewayOutcome;
import io.ticketing.payments.domain.Payment;

/// Each method is one call to Stripe, under a key of the payment's current attempt. Calls never
/// fail: an error is an outcome.
@ApplicationScoped
class StripeCalls {

    private final StripeClient client;
    private final StripeApi stripe;

    StripeCalls(StripeClient client, PaymentsConfig config) {
        this.client = client;
        this.stripe = client.of(
                StripeApi.class,
                config.gateway().paymentsAtOnce() + config.settlement().atOnce());
    }

    Uni<GatewayOutcome> open(Payment payment) {
        return outcome(stripe.create(key(payment, "open"), StripeForms.opening(payment)));
    }

    Uni<GatewayOutcome> confirm(Payment payment, boolean hasCard) {
        var form = StripeForms.confirmation(payment, hasCard);
        return outcome(stripe.confirm(intent(payment), key(payment, "confirm"), form));
    }

    Uni<GatewayOutcome> retrieve(Payment payment) {
        return outcome(stripe.retrieve(intent(payment)));
    }

    Uni<GatewayOutcome> capture(Payment payment) {
        var form = StripeForms.capture(payment);
        return outcome(stripe.capture(intent(payment), key(payment, "capture"), form));
    }

    Uni<GatewayOutcome> cancel(Payment payment) {
        var form = StripeForms.cancellation();
        return outcome(stripe.cancel(intent(payment), key(payment, "cancel"), form));
    }

    private Uni<GatewayOutcome> outcome(Uni<Response> call) {
        return client.watched(call)
                .map(StripeCalls::read)
                .onFailure()
                .recoverWithItem(failure -> new GatewayOutcome.Unknown("no answer: " + failure.getClass()));
    }

    private static GatewayOutcome read(Response response) {
        var reply = response.hasEntity() ? response.readEntity(StripeReply.class) : null;
        return StripeReading.read(response.getStatus(), reply);
    }

    private static String intent(Payment payment) {
        return payment.intentId().orElseThrow();
    }

    private static String key(Payment payment, String call) {
        return "%s-%s-%d".formatted(payment.id(), call, payment.attempts());
    }
}
