package io.ticketing.payments.application;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.outbox.Together;
import io.ticketing.outbox.Transactions;
import io.ticketing.payments.application.steps.KeepLedger;
import io.ticketing.payments.application.steps.ReturnMoney;
import io.ticketing.payments.domain.OrderSnapshot;
import io.ticketing.payments.domain.OrderStatus;
import io.ticketing.payments.domain.PayableOrder;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.PaymentStatus;
import io.ticketing.payments.domain.PlacedOrder;
import io.ticketing.payments.events.PaymentEvents;
import io.ticketing.payments.persistence.PayableOrderRepository;
import io.ticketing.payments.persistence.PaymentRepository;
import io.ticketing.postgresql.Contexts;

/// Maintains the projection of orders, and updates an order's payment with the order. The gateway is
/// called only later.
@ApplicationScoped
public class FollowOrder {

    private final PayableOrderRepository orders;
    private final PaymentRepository payments;
    private final PaymentEvents events;
    private final ReturnMoney returnMoney;
    private final KeepLedger keepLedger;
    private final Clock clock;
    private final Together<PlacedOrder> placed;
    private final Together<OrderSnapshot> ended;

    FollowOrder(
            PayableOrderRepository orders,
            PaymentRepository payments,
            PaymentEvents events,
            ReturnMoney returnMoney,
            KeepLedger keepLedger,
            SettlePayments settlePayments,
            Transactions transactions,
            Contexts contexts,
            Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.events = events;
        this.returnMoney = returnMoney;
        this.keepLedger = keepLedger;
        this.clock = clock;
        this.placed = new Together<>(
                "Adding placed orders",
                contexts,
                PlacedOrder::orderId,
                all -> orders.add(all).replaceWith(Set.of()),
                (_, one) -> orders.add(one));
        this.ended = new Together<>(
                "Ending orders",
                contexts,
                OrderSnapshot::orderId,
                orders::end,
                (_, one) -> transactions.run(() -> end(one.getLast())).invoke(settlePayments::wake));
    }

    /// Whatever else is known of the order is newer, so a repeated event changes nothing.
    public Uni<Void> placed(PlacedOrder order) {
        return placed.add(order);
    }

    /// The order is complete, or has lost its tickets. A repeated event changes nothing.
    public Uni<Void> ended(OrderSnapshot order) {
        return ended.add(order);
    }

    /// The order holds its tickets until the payment is captured. If orders asks again, it has not
    /// heard the result. Runs in the transaction of the consumer.
    public Uni<Void> awaitsPayment(OrderSnapshot order, UUID paymentId) {
        return take(order)
                .chain(isNews -> isNews ? capture(order, paymentId) : sayAgain(paymentId))
                .replaceWithVoid();
    }

    private Uni<Void> end(OrderSnapshot order) {
        return take(order)
                .chain(isNews -> isNews && order.status().isCancelled()
                        ? payments.lockLive(order.orderId())
                                .chain(live -> live.filter(payment -> !mayRevive(payment, order))
                                        .map(this::release)
                                        .orElseGet(() -> Uni.createFrom().voidItem()))
                        : Uni.createFrom().voidItem())
                .replaceWithVoid();
    }

    /// Orders knows of the payment, or will: it says then whether the payment has revived the order.
    private static boolean mayRevive(Payment payment, OrderSnapshot order) {
        return payment.status() == PaymentStatus.AUTHORIZED && order.status() == OrderStatus.EXPIRED;
    }

    private Uni<Payment> capture(OrderSnapshot order, UUID paymentId) {
        return payments.lock(paymentId).invoke(payment -> capture(order, payment));
    }

    private void capture(OrderSnapshot order, Payment payment) {
        if (payment == null) {
            throw new IllegalStateException("order %s awaits an unknown payment".formatted(order.orderId()));
        }
        // If its authorisation was lost meanwhile, orders is told so by an event of its own.
        if (payment.status() != PaymentStatus.FAILED) {
            payment.capture(clock.instant());
        }
    }

    private Uni<Payment> sayAgain(UUID paymentId) {
        return payments.lock(paymentId).call(this::sayAgain);
    }

    private Uni<Void> sayAgain(Payment payment) {
        return Optional.ofNullable(payment)
                .filter(known -> known.status() != PaymentStatus.AUTHORIZED)
                .map(Payment::said)
                .map(events::record)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> release(Payment payment) {
        var before = payment.status();
        switch (payment.status()) {
            case AUTHORIZED -> payment.startVoid(clock.instant());
            // It is voided as soon as the gateway confirms that there is something to void.
            case AUTHORIZING -> {}
            // It ends at the gateway before the buyer can answer the bank, or as an authorisation.
            case ACTION_REQUIRED -> payment.tryAgainAt(clock.instant());
            // It is returned as soon as the gateway confirms that there is something to return.
            case CAPTURING -> {}
            case CAPTURED -> payment.capturedInVain();
            case REFUNDED, VOIDING, VOIDED, FAILED, RETURNING, RETURNED -> {}
        }
        return returnMoney.ifCapturedInVain(payment).chain(() -> keepLedger.moved(before, payment));
    }

    /// Whether the event was news: not older than the known state.
    private Uni<Boolean> take(OrderSnapshot order) {
        return orders.lock(order.orderId())
                .chain(known -> known == null
                        ? orders.persist(new PayableOrder(order)).replaceWith(true)
                        : Uni.createFrom().item(known.take(order)));
    }
}
