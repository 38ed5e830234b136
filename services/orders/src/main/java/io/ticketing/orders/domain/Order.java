package io.ticketing.orders.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.ticketing.orders.domain.OrderEvent.AwaitingPayment;
import io.ticketing.orders.domain.OrderEvent.Cancelled;
import io.ticketing.orders.domain.OrderEvent.Completed;
import io.ticketing.orders.domain.OrderEvent.Returned;
import io.ticketing.orders.domain.Progress.Announced;
import io.ticketing.orders.domain.Progress.OtherPayment;
import io.ticketing.orders.domain.Progress.PayableAgain;
import io.ticketing.orders.domain.Progress.Unchanged;

/// A buyer's reservation until it is paid or ends. It guards its transitions and changes the
/// ticket's stock with them.
@Entity
@Table(name = "orders")
public class Order {

    public static final long FIRST_VERSION = 1;

    @Id
    private UUID id;

    private long version;
    private OrderTerms terms;

    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    @Enumerated(EnumType.STRING)
    private @Nullable CancelReason cancelReason;

    private @Nullable UUID paymentId;

    /// How many of its tickets were returned after it was paid, and how many of those were put back
    /// on sale.
    private int returned;

    private int restocked;

    /// The payment that found the order expired, whether it was accepted or not.
    private @Nullable UUID latePaymentId;

    /// When payments was last asked for the outcome that is awaited.
    private @Nullable Instant askedAt;

    protected Order() {}

    private Order(UUID id, OrderTerms terms) {
        this.id = id;
        this.terms = terms;
        version = FIRST_VERSION;
        status = OrderStatus.CREATED;
    }

    /// Holds the tickets for a new order.
    static Order hold(UUID id, OrderTerms terms, Stock stock) {
        stock.hold(terms.quantity());
        return new Order(id, terms);
    }

    /// An unpaid order as it was saved.
    public static Order unpaid(UUID id, long version, OrderTerms terms) {
        var order = new Order(id, terms);
        order.version = version;
        return order;
    }

    OrderEvent.Placed placed(Stock stock) {
        return new OrderEvent.Placed(id, version, terms, stock.levels());
    }

    /// An expired order that is cancelled as well is not revived: its buyer does not want it any more.
    public Cancellation cancel(UUID user, Stock stock) {
        if (!isOf(user)) {
            return new Cancellation.NotYours();
        }
        return switch (status) {
            case CREATED -> new Cancellation.Cancelled(end(CancelReason.BUYER, stock));
            case CANCELLED ->
                mayBeRevived() ? new Cancellation.Cancelled(giveUp(stock)) : new Cancellation.CancelledBefore();
            case AWAITING_PAYMENT, COMPLETE, REFUNDED -> new Cancellation.AlreadyPaid();
        };
    }

    public Cancelled expire(Stock stock, Instant now) {
        refuseUnless(status == OrderStatus.CREATED && isOverdue(now), "expire at " + now);
        return end(CancelReason.EXPIRED, stock);
    }

    public Cancelled withdraw(Stock stock) {
        refuseUnless(status == OrderStatus.CREATED && stock.isWithdrawn(), "be withdrawn");
        return end(CancelReason.WITHDRAWN, stock);
    }

    /// Holds the tickets for an authorised payment. One that finds the order expired revives it if
    /// the tickets are still free at the same price. Otherwise payments voids it when it learns that
    /// the order stays cancelled.
    ///
    /// One that was authorised in time is not late because its event was: as long as the order
    /// holds its tickets, they are the buyer's.
    public Progress awaitPayment(AuthorizedPayment payment, Stock stock, Instant now) {
        return switch (status) {
            case CREATED -> new Announced(awaitOrEnd(payment, stock, now));
            case CANCELLED -> new Announced(reviveOrStay(payment, stock, now));
            case AWAITING_PAYMENT, COMPLETE, REFUNDED ->
                isPaidBy(payment.id()) ? new Unchanged() : new OtherPayment(payment());
        };
    }

    private OrderEvent awaitOrEnd(AuthorizedPayment payment, Stock stock, Instant now) {
        // A clock of payments that is ahead does not make it late either.
        if (isOverdue(payment.authorizedAt()) && isOverdue(now)) {
            end(CancelReason.EXPIRED, stock);
            return reviveOrStay(payment, stock, now);
        }
        return stock.isWithdrawn() ? withdraw(stock) : await(payment, stock, now);
    }

    private OrderEvent reviveOrStay(AuthorizedPayment payment, Stock stock, Instant now) {
        if (!mayBeRevived()) {
            // Payments does not know it yet, or has lost its event.
            return cancelled(stock);
        }
        latePaymentId = payment.id();
        if (payment.amount().equals(terms.total()) && stock.offers(terms.quantity(), terms.price())) {
            stock.hold(terms.quantity());
            cancelReason = null;
            return await(payment, stock, now);
        }
        version++;
        return cancelled(stock);
    }

    private AwaitingPayment await(AuthorizedPayment payment, Stock stock, Instant now) {
        status = OrderStatus.AWAITING_PAYMENT;
        paymentId = payment.id();
        version++;
        return ask(stock, now);
    }

    /// Asks for the outcome again if that was last done before that time: the question or the
    /// answer may be lost.
    public Progress askAgain(Instant since, Stock stock, Instant now) {
        return status == OrderStatus.AWAITING_PAYMENT && askedAt != null && askedAt.isBefore(since)
                ? new Announced(ask(stock, now))
                : new Unchanged();
    }

    private AwaitingPayment ask(Stock stock, Instant now) {
        askedAt = now;
        return new AwaitingPayment(id, version, terms, stock.levels(), payment());
    }

    public Progress complete(UUID captured, Stock stock) {
        if (isComplete() && isPaidBy(captured)) {
            return new Unchanged();
        }
        refuseUnless(awaits(captured), "be completed by payment " + captured);
        stock.sell(terms.quantity());
        status = OrderStatus.COMPLETE;
        return new Announced(new Completed(id, ++version, terms, stock.levels(), captured));
    }

    /// Takes tickets back that were refunded. It is told what all refunds add up to, so it may be told
    /// twice, late and with gaps. What was captured in vain for another payment returns no tickets.
    ///
    /// @param allReturned how many of its tickets were returned so far
    /// @param allRestocked how many of those go back on sale
    public Progress takeBack(UUID refunded, int allReturned, int allRestocked, Stock stock) {
        if (!isPaidBy(refunded) || allReturned <= returned) {
            return new Unchanged();
        }
        refuseUnless(isComplete() && allReturned <= terms.quantity(), "take back " + allReturned);
        stock.takeBack(allRestocked - restocked);
        returned = allReturned;
        restocked = allRestocked;
        if (returned == terms.quantity()) {
            status = OrderStatus.REFUNDED;
        }
        return new Announced(new Returned(id, ++version, terms, stock.levels(), refunded, returned));
    }

    /// With time left it is payable again, without an event; otherwise it is cancelled, like one that
    /// was revived. An order that awaits no payment, or another one, has already handled this failure.
    public Progress captureFailed(UUID failed, Stock stock, Instant now) {
        if (!awaits(failed)) {
            return new Unchanged();
        }
        paymentId = null;
        if (isOverdue(now) || latePaymentId != null || stock.isWithdrawn()) {
            return new Announced(end(CancelReason.PAYMENT_FAILED, stock));
        }
        status = OrderStatus.CREATED;
        version++;
        return new PayableAgain();
    }

    private Cancelled end(CancelReason reason, Stock stock) {
        stock.release(terms.quantity());
        status = OrderStatus.CANCELLED;
        cancelReason = reason;
        version++;
        return cancelled(stock);
    }

    private Cancelled giveUp(Stock stock) {
        cancelReason = CancelReason.BUYER;
        version++;
        return cancelled(stock);
    }

    private Cancelled cancelled(Stock stock) {
        return new Cancelled(id, version, terms, stock.levels(), cancelReason().orElseThrow(), latePaymentId);
    }

    private void refuseUnless(boolean allowed, String what) {
        if (!allowed) {
            throw new IllegalTransitionException("order %s is %s until %s with payment %s: cannot %s"
                    .formatted(id, status, terms.expiresAt(), paymentId, what));
        }
    }

    public boolean isOverdue(Instant now) {
        return !now.isBefore(terms.expiresAt());
    }

    private boolean isComplete() {
        return status == OrderStatus.COMPLETE || status == OrderStatus.REFUNDED;
    }

    public boolean isOf(UUID userId) {
        return terms.buyerId().equals(userId);
    }

    public boolean isPaidBy(UUID payment) {
        return payment.equals(paymentId);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public OrderTerms terms() {
        return terms;
    }

    public OrderStatus status() {
        return status;
    }

    public Optional<CancelReason> cancelReason() {
        return Optional.ofNullable(cancelReason);
    }

    /// How many of its tickets were returned after it was paid.
    public int returned() {
        return returned;
    }

    /// What became of the payment that found it expired, if there was one.
    public Optional<LatePayment> latePayment() {
        return Optional.ofNullable(latePaymentId)
                .map(_ -> status == OrderStatus.CANCELLED ? LatePayment.RELEASED : LatePayment.ACCEPTED);
    }

    /// The one that it awaits or has.
    private UUID payment() {
        return Optional.ofNullable(paymentId).orElseThrow();
    }

    /// Only the first late payment is decided on: payments may repeat its event after the answer.
    private boolean mayBeRevived() {
        return cancelReason == CancelReason.EXPIRED && latePaymentId == null;
    }

    private boolean awaits(UUID payment) {
        return status == OrderStatus.AWAITING_PAYMENT && isPaidBy(payment);
    }
}
