package io.ticketing.orders.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.ticketing.orders.domain.OrderEvent.AwaitingPayment;
import io.ticketing.orders.domain.OrderEvent.Cancelled;
import io.ticketing.orders.domain.OrderEvent.Completed;

/// A buyer's reservation until it is paid or ends. It guards its transitions and changes the
/// ticket's stock with them.
@Entity
@Table(name = "orders")
public class Order {

    public static final long FIRST_VERSION = 1;

    @Id private UUID id;
    private long version;
    private OrderTerms terms;

    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    @Enumerated(EnumType.STRING)
    private CancelReason cancelReason;

    private UUID paymentId;

    /// When payments was last asked for the outcome that is awaited.
    private Instant askedAt;

    protected Order() {}

    private Order(UUID id, OrderTerms terms) {
        this.id = id;
        this.terms = terms;
        version = FIRST_VERSION;
        status = OrderStatus.CREATED;
    }

    /// Holds the tickets for a new order.
    static Order reserve(UUID id, OrderTerms terms, Stock stock) {
        stock.hold(terms.quantity());
        return new Order(id, terms);
    }

    /// The event of an order that was just placed.
    public OrderEvent.Placed placed(Stock stock) {
        refuseUnless(version == FIRST_VERSION, "be announced as placed");
        return new OrderEvent.Placed(id, version, terms, stock.levels());
    }

    public Cancelled cancel(Stock stock) {
        refuseUnless(status == OrderStatus.CREATED, "be cancelled by its buyer");
        return end(CancelReason.BUYER, stock);
    }

    public Cancelled expire(Stock stock, Instant now) {
        refuseUnless(status == OrderStatus.CREATED && isOverdue(now), "expire at " + now);
        return end(CancelReason.EXPIRED, stock);
    }

    public Cancelled withdraw(Stock stock) {
        refuseUnless(status == OrderStatus.CREATED && stock.isWithdrawn(), "be withdrawn");
        return end(CancelReason.WITHDRAWN, stock);
    }

    public AwaitingPayment awaitPayment(UUID authorized, Stock stock, Instant now) {
        refuseUnless(
                status == OrderStatus.CREATED && !isOverdue(now) && !stock.isWithdrawn(),
                "await payment " + authorized);
        status = OrderStatus.AWAITING_PAYMENT;
        paymentId = authorized;
        askedAt = now;
        return new AwaitingPayment(id, ++version, terms, stock.levels(), authorized);
    }

    /// Asks for the outcome again: the question or the answer may have been lost.
    public AwaitingPayment askAgain(Stock stock, Instant now) {
        refuseUnless(status == OrderStatus.AWAITING_PAYMENT, "ask for an outcome");
        askedAt = now;
        return new AwaitingPayment(id, version, terms, stock.levels(), paymentId);
    }

    /// Announces its cancellation again, for a service that seems to have missed it.
    public Cancelled cancelledAlready(Stock stock) {
        refuseUnless(status == OrderStatus.CANCELLED, "be called cancelled");
        return new Cancelled(id, version, terms, stock.levels(), cancelReason);
    }

    public Completed complete(UUID captured, Stock stock) {
        refuseUnless(awaits(captured), "be completed by payment " + captured);
        stock.sell(terms.quantity());
        status = OrderStatus.COMPLETE;
        return new Completed(id, ++version, terms, stock.levels(), captured);
    }

    /// Applies the failure of the awaited capture. With time left it is payable again, without an
    /// event; otherwise it is cancelled.
    public Optional<Cancelled> captureFailed(UUID failed, Stock stock, Instant now) {
        refuseUnless(awaits(failed), "take the failure of payment " + failed);
        paymentId = null;
        if (isOverdue(now) || stock.isWithdrawn()) {
            return Optional.of(end(CancelReason.PAYMENT_FAILED, stock));
        }
        status = OrderStatus.CREATED;
        version++;
        return Optional.empty();
    }

    private Cancelled end(CancelReason reason, Stock stock) {
        stock.release(terms.quantity());
        status = OrderStatus.CANCELLED;
        cancelReason = reason;
        return new Cancelled(id, ++version, terms, stock.levels(), reason);
    }

    private void refuseUnless(boolean allowed, String what) {
        if (!allowed) {
            throw new IllegalTransitionException(
                    "order %s is %s until %s with payment %s: cannot %s"
                            .formatted(id, status, terms.expiresAt(), paymentId, what));
        }
    }

    public boolean isOverdue(Instant now) {
        return !now.isBefore(terms.expiresAt());
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

    /// Whether it has awaited the outcome since before that time, without asking since.
    public boolean awaitsSince(Instant time) {
        return status == OrderStatus.AWAITING_PAYMENT && askedAt.isBefore(time);
    }

    private boolean awaits(UUID payment) {
        return status == OrderStatus.AWAITING_PAYMENT && isPaidBy(payment);
    }
}
