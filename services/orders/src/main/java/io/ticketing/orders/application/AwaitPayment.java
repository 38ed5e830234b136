package io.ticketing.orders.application;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.ticketing.orders.domain.Order;
import io.ticketing.orders.domain.OrderEvent;
import io.ticketing.orders.domain.Reservation;

/// Keeps the tickets for an authorised payment, or ends an order whose deadline has passed. The
/// event that ends the order makes payments void the authorisation.
@ApplicationScoped
public class AwaitPayment {

    private static final Logger LOG = Logger.getLogger(AwaitPayment.class);

    private final Transition transition;

    AwaitPayment(Transition transition) {
        this.transition = transition;
    }

    public Uni<Void> await(UUID orderId, UUID paymentId) {
        return transition.of(orderId, (reservation, now) -> decide(reservation, paymentId, now));
    }

    private static Optional<OrderEvent> decide(
            Reservation reservation, UUID paymentId, Instant now) {
        var order = reservation.order();
        return switch (order.status()) {
            case CREATED -> Optional.of(awaitOrEnd(reservation, paymentId, now));
            // Payments does not know the cancellation yet, or has lost its event.
            case CANCELLED -> Optional.of(order.cancelledAlready(reservation.stock()));
            case AWAITING_PAYMENT, COMPLETE -> {
                reportSecondPayment(order, paymentId);
                yield Optional.empty();
            }
        };
    }

    private static OrderEvent awaitOrEnd(Reservation reservation, UUID paymentId, Instant now) {
        var order = reservation.order();
        var stock = reservation.stock();
        if (order.isOverdue(now)) {
            return order.expire(stock, now);
        }
        return stock.isWithdrawn()
                ? order.withdraw(stock)
                : order.awaitPayment(paymentId, stock, now);
    }

    private static void reportSecondPayment(Order order, UUID paymentId) {
        if (!order.isPaidBy(paymentId)) {
            LOG.errorf(
                    "Ignoring payment %s for order %s, which has another one",
                    paymentId, order.id());
        }
    }
}
