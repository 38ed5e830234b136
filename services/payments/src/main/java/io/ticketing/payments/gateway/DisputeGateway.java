package io.ticketing.payments.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;

import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.domain.GatewayDispute;
import io.ticketing.payments.domain.Payment;
import io.ticketing.postgresql.Contexts;

/// Reads what buyers have complained about to their banks. It has no say in whether purchases may
/// begin.
@ApplicationScoped
public class DisputeGateway {

    private static final int OK = 200;
    private static final int CONNECTIONS = 4;

    /// More than a charge ever has.
    private static final int MOST = 100;

    private final StripeDisputesApi stripe;
    private final Contexts contexts;
    private final Duration timeout;

    DisputeGateway(StripeClient client, Contexts contexts, PaymentsConfig config) {
        this.stripe = client.of(StripeDisputesApi.class, CONNECTIONS);
        this.contexts = contexts;
        this.timeout = config.gateway().timeout();
    }

    /// The payment's disputes, newest first. Empty if there is no answer.
    public Uni<Optional<List<GatewayDispute>>> of(Payment payment) {
        var call = stripe.list(payment.intentId().orElseThrow(), MOST)
                .map(DisputeGateway::read)
                .onFailure()
                .recoverWithItem(Optional.empty());
        return contexts.within(timeout, call, Optional::empty);
    }

    private static Optional<List<GatewayDispute>> read(Response answer) {
        return answer.getStatus() == OK
                ? Optional.of(answer.readEntity(StripeDispute.Page.class).disputes())
                : Optional.empty();
    }
}
