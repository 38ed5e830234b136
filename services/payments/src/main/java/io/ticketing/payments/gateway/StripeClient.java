package io.ticketing.payments.gateway;

import java.util.Set;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

import io.ticketing.payments.PaymentsConfig;

/// Connects to Stripe, and tells the circuit breaker what comes of the calls.
@ApplicationScoped
class StripeClient {

    private static final int CONNECT_SECONDS = 2;

    /// Our key is wrong or has no right to the call, or there are too many calls.
    private static final Set<Integer> NOT_FOR_US = Set.of(401, 403, 429);

    private static final int SERVER_ERRORS = 500;

    private final PaymentsConfig.Gateway gateway;
    private final CircuitBreaker breaker;

    StripeClient(PaymentsConfig config, CircuitBreaker breaker) {
        this.gateway = config.gateway();
        this.breaker = breaker;
    }

    /// @param connections how many calls may be under way at once
    <T> T of(Class<T> api, int connections) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(gateway.url())
                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(gateway.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .property("microprofile.rest.client.disable.default.mapper", true)
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, connections)
                .build(api);
    }

    Uni<Response> watched(Uni<Response> call) {
        return call.invoke(answer -> note(answer.getStatus()))
                .onFailure()
                .invoke(breaker::failed)
                .onCancellation()
                .invoke(breaker::failed);
    }

    /// Whether the gateway works for us, whatever it says about this payment.
    private void note(int status) {
        if (status >= SERVER_ERRORS || NOT_FOR_US.contains(status)) {
            breaker.failed();
        } else {
            breaker.succeeded();
        }
    }
}
