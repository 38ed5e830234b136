package io.ticketing.payments.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// What payments knows of an order: whether, by whom and until when it can be paid.
@Entity
@Table(name = "payable_orders")
public class PayableOrder {

    @Id private UUID id;
    private long version;

    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    private UUID buyerId;
    private UUID ticketId;
    private long total;
    private String currency;
    private Instant expiresAt;

    protected PayableOrder() {}

    public PayableOrder(OrderSnapshot order) {
        id = order.orderId();
        version = order.version();
        status = order.status();
        buyerId = order.buyerId();
        ticketId = order.ticketId();
        total = order.total();
        currency = order.currency();
        expiresAt = order.expiresAt();
    }

    /// Takes what is newer than what it has; what is older changes nothing.
    public boolean take(OrderSnapshot order) {
        if (order.version() <= version) {
            return false;
        }
        version = order.version();
        status = order.status();
        return true;
    }

    /// Why this user can't pay for the order now, if so.
    ///
    /// An order that awaits payment but has no live one is payable again: its capture has failed.
    public Optional<PaymentResult> refusal(UUID userId, Optional<Payment> live, Instant now) {
        if (!buyerId.equals(userId)) {
            return Optional.of(new PaymentResult.NotYours());
        }
        if (status == OrderStatus.CANCELLED) {
            return Optional.of(new PaymentResult.OrderCancelled());
        }
        if (status == OrderStatus.COMPLETE) {
            return Optional.of(new PaymentResult.AlreadyPaid());
        }
        if (live.isPresent()) {
            return live.map(PayableOrder::underWay);
        }
        return now.isBefore(expiresAt)
                ? Optional.empty()
                : Optional.of(new PaymentResult.OrderExpired());
    }

    private static PaymentResult underWay(Payment payment) {
        return payment.status() == PaymentStatus.CAPTURED
                ? new PaymentResult.AlreadyPaid()
                : new PaymentResult.InProgress(payment.id());
    }

    public boolean isCancelled() {
        return status == OrderStatus.CANCELLED;
    }

    public PaymentTerms terms() {
        return new PaymentTerms(id, ticketId, buyerId, total, currency);
    }

    public UUID id() {
        return id;
    }

    public OrderStatus status() {
        return status;
    }
}
