package io.ticketing.payments.gateway;

import java.util.Set;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.domain.GatewayOutcome;
import io.ticketing.payments.domain.Payment;

/// Each method is one call to Stripe, under a key of the payment's current attempt. Calls never
/// fail: an error is an outcome.
@ApplicationScoped
class StripeCalls {

    private static final int CONNECT_SECONDS = 2;

    /// Our key is wrong or has no right to the call, or there are too many calls.
    private static final Set<Integer> NOT_FOR_US = Set.of(401, 403, 429);

    private static final int SERVER_ERRORS = 500;

    private final StripeApi stripe;
    private final CircuitBreaker breaker;

    StripeCalls(PaymentsConfig config, CircuitBreaker breaker) {
        this.breaker = breaker;
        var gateway = config.gateway();
        var connections = gateway.paymentsAtOnce() + config.settlement().atOnce();
        this.stripe = QuarkusRestClientBuilder.newBuilder()
                .baseUri(gateway.url())
                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(gateway.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .property("microprofile.rest.client.disable.default.mapper", true)
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, connections)
                .build(StripeApi.class);
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
        return call.invoke(answer -> note(answer.getStatus()))
                .onFailure()
                .invoke(breaker::failed)
                .onCancellation()
                .invoke(breaker::failed)
                .map(StripeCalls::read)
                .onFailure()
                .recoverWithItem(failure -> new GatewayOutcome.Unknown("no answer: " + failure.getClass()));
    }

    /// Whether the gateway works for us, whatever it says about this payment.
    private void note(int status) {
        if (status >= SERVER_ERRORS || NOT_FOR_US.contains(status)) {
            breaker.failed();
        } else {
            breaker.succeeded();
        }
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
