package io.ticketing.payments.persistence;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.ticketing.payments.domain.OrderStatus;
import io.ticketing.payments.domain.PayableOrder;

/// The orders that can be paid. Code that changes an order's payments locks the order first and the
/// payment second, so there is no deadlock.
@ApplicationScoped
public class PayableOrderRepository implements PanacheRepositoryBase<PayableOrder, UUID> {

    /// Waits for the lock on the order; null when the order is unknown.
    public Uni<PayableOrder> lock(UUID orderId) {
        return findById(orderId, LockModeType.PESSIMISTIC_WRITE);
    }

    public Uni<Boolean> isCancelled(UUID orderId) {
        return count("id = ?1 and known.status = ?2", orderId, OrderStatus.CANCELLED)
                .map(found -> found > 0);
    }
}
