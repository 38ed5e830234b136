package io.ticketing.payments.application;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.ticketing.payments.domain.OrderSnapshot;
import io.ticketing.payments.domain.PayableOrder;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.PaymentStatus;
import io.ticketing.payments.events.PaymentEvents;
import io.ticketing.payments.persistence.PayableOrderRepository;
import io.ticketing.payments.persistence.PaymentRepository;

/// Maintains the projection of orders, and updates an order's payment with the order.
///
/// Runs in the transaction of the consumer, with one exception. The gateway is called only later.
@ApplicationScoped
public class FollowOrder {

    private static final Logger LOG = Logger.getLogger(FollowOrder.class);

    private final PayableOrderRepository orders;
    private final PaymentRepository payments;
    private final PaymentEvents events;
    private final Clock clock;

    FollowOrder(PayableOrderRepository orders, PaymentRepository payments, PaymentEvents events, Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.events = events;
        this.clock = clock;
    }

    /// Whatever else is known of the order is newer. So this needs neither the consumer's
    /// transaction nor its inbox.
    public Uni<Void> placed(OrderSnapshot order) {
        return orders.add(order);
    }

    public Uni<Void> completed(OrderSnapshot order) {
        return take(order).replaceWithVoid();
    }

    /// The order holds its tickets until the payment is captured. If orders asks again, it has not
    /// heard the result.
    ///
    /// @return whether a call to the gateway may be due now
    public Uni<Boolean> awaitsPayment(OrderSnapshot order, UUID paymentId) {
        return take(order).call(isNews -> isNews ? capture(order, paymentId) : sayAgain(paymentId));
    }

    /// The order has lost its tickets.
    ///
    /// @return whether a call to the gateway may be due now
    public Uni<Boolean> cancelled(OrderSnapshot order) {
        return take(order)
                .call(isNews -> isNews
                        ? payments.lockLive(order.orderId()).invoke(live -> live.ifPresent(this::startVoid))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Payment> capture(OrderSnapshot order, UUID paymentId) {
        return payments.lock(paymentId).invoke(payment -> capture(order, payment));
    }

    private void capture(OrderSnapshot order, Payment payment) {
        if (payment == null) {
            throw new IllegalStateException("order %s awaits an unknown payment".formatted(order.orderId()));
        }
        payment.capture(clock.instant());
    }

    private Uni<Payment> sayAgain(UUID paymentId) {
        return payments.lock(paymentId).call(this::sayAgain);
    }

    private Uni<Void> sayAgain(Payment payment) {
        return Optional.ofNullable(payment)
                .filter(known -> known.status() != PaymentStatus.AUTHORIZED)
                .flatMap(Payment::said)
                .map(events::record)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private void startVoid(Payment payment) {
        switch (payment.status()) {
            case AUTHORIZED -> payment.startVoid(clock.instant());
            // It is voided as soon as the gateway confirms that there is something to void.
            case AUTHORIZING -> {}
            case VOIDING, VOIDED, FAILED -> {}
            case CAPTURING, CAPTURED ->
                LOG.errorf(
                        "Order %s was cancelled although payment %s is %s: it needs a refund",
                        payment.terms().orderId(), payment.id(), payment.status());
        }
    }

    /// Whether the event was news: not older than the known state.
    private Uni<Boolean> take(OrderSnapshot order) {
        return orders.lock(order.orderId())
                .chain(known -> known == null
                        ? orders.persist(new PayableOrder(order)).replaceWith(true)
                        : Uni.createFrom().item(known.take(order)));
    }
}
