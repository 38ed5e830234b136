package io.ticketing.orders.application;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.ticketing.orders.application.steps.Transition;
import io.ticketing.orders.domain.AuthorizedPayment;
import io.ticketing.orders.domain.Progress;

/// Keeps the tickets for an authorised payment, or takes them again if the order has expired
/// meanwhile.
@ApplicationScoped
public class AwaitPayment {

    private static final Logger LOG = Logger.getLogger(AwaitPayment.class);

    private final Transition transition;

    AwaitPayment(Transition transition) {
        this.transition = transition;
    }

    public Uni<Void> await(UUID orderId, AuthorizedPayment payment) {
        return transition
                .of(orderId, (it, now) -> it.order().awaitPayment(payment, it.stock(), now))
                .invoke(progress -> report(progress, orderId, payment.id()))
                .replaceWithVoid();
    }

    private static void report(Progress progress, UUID orderId, UUID paymentId) {
        if (progress instanceof Progress.OtherPayment(var present)) {
            LOG.errorf("Ignoring payment %s for order %s, which has payment %s", paymentId, orderId, present);
        }
    }
}
