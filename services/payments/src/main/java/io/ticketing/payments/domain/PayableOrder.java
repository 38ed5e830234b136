package io.ticketing.payments.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/// What payments knows of an order: whether, by whom and until when it can be paid.
@Entity
@Table(name = "payable_orders")
public class PayableOrder {

    @Id
    private UUID id;

    private OrderSnapshot known;
    private @Nullable String ticketTitle;

    protected PayableOrder() {}

    public PayableOrder(OrderSnapshot order) {
        id = order.orderId();
        known = order;
    }

    /// Applies a newer state; an older one changes nothing.
    public boolean take(OrderSnapshot order) {
        if (order.version() <= known.version()) {
            return false;
        }
        known = order;
        return true;
    }

    /// Why this user can't pay for the order now, if there is a reason.
    ///
    /// An order in `awaiting_payment` without an active payment is payable again: its capture has
    /// failed.
    public Optional<Authorization> refusal(UUID userId, Optional<Payment> live, Instant now) {
        if (!known.buyerId().equals(userId)) {
            return Optional.of(new Authorization.NotYours());
        }
        if (isLost() || isCancelled() && live.isEmpty()) {
            return Optional.of(new Authorization.OrderCancelled());
        }
        if (status() == OrderStatus.COMPLETE) {
            return Optional.of(new Authorization.AlreadyPaid());
        }
        if (live.isPresent()) {
            return live.map(PayableOrder::underWay);
        }
        return now.isBefore(known.expiresAt()) ? Optional.empty() : Optional.of(new Authorization.OrderExpired());
    }

    private static Authorization underWay(Payment payment) {
        return payment.status() == PaymentStatus.CAPTURED || payment.status() == PaymentStatus.REFUNDED
                ? new Authorization.AlreadyPaid()
                : new Authorization.InProgress(payment.id());
    }

    public boolean isCancelled() {
        return status().isCancelled();
    }

    /// Whether no payment can revive it.
    public boolean isLost() {
        return status() == OrderStatus.CANCELLED;
    }

    /// Whether it no longer holds its tickets for a payment that is not authorised.
    public boolean isOver(Instant now) {
        return isCancelled() || !now.isBefore(known.expiresAt());
    }

    public Instant expiresAt() {
        return known.expiresAt();
    }

    public PaymentTerms terms() {
        return known.terms();
    }

    /// What the ticket was called when the order was placed; empty if orders' word about that was lost.
    public Optional<String> ticketTitle() {
        return Optional.ofNullable(ticketTitle);
    }

    public UUID id() {
        return id;
    }

    public OrderStatus status() {
        return known.status();
    }
}
