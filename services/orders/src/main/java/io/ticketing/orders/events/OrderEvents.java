package io.ticketing.orders.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

import io.ticketing.contracts.orders.Order;
import io.ticketing.contracts.orders.OrderAwaitingPayment;
import io.ticketing.contracts.orders.OrderCancelled;
import io.ticketing.contracts.orders.OrderCompleted;
import io.ticketing.contracts.orders.OrderPlaced;
import io.ticketing.contracts.orders.OrderReturned;
import io.ticketing.contracts.orders.StockLevels;
import io.ticketing.kafka.OutboundEvent;
import io.ticketing.orders.domain.CancelReason;
import io.ticketing.orders.domain.OrderEvent;
import io.ticketing.orders.domain.OrderTerms;
import io.ticketing.outbox.Outbox;

/// Turns a domain event into its Avro record for the outbox.
@ApplicationScoped
public class OrderEvents {

    private final Outbox outbox;

    OrderEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    public Uni<Void> record(OrderEvent event) {
        return outbox.add(avro(event));
    }

    public Uni<Void> record(List<? extends OrderEvent> events) {
        return outbox.add(events.stream().map(OrderEvents::avro).toArray(SpecificRecord[]::new));
    }

    /// An event to be saved by the plain client.
    ///
    /// @param traceparent of the request that caused it, if it had one
    public static OutboundEvent outbound(OrderEvent event, Instant time, @Nullable String traceparent) {
        return OutboundEvent.of(avro(event), time, traceparent);
    }

    private static SpecificRecord avro(OrderEvent event) {
        var order = order(event.orderId(), event.terms());
        var version = event.version();
        var stock = levels(event.stock());
        return switch (event) {
            case OrderEvent.Placed placed -> {
                var terms = placed.terms();
                yield new OrderPlaced(order, version, stock, terms.ticketVersion(), terms.ticketTitle());
            }
            case OrderEvent.AwaitingPayment awaiting ->
                new OrderAwaitingPayment(order, version, stock, awaiting.paymentId());
            case OrderEvent.Completed completed -> new OrderCompleted(order, version, stock, completed.paymentId());
            case OrderEvent.Returned returned ->
                new OrderReturned(order, version, stock, returned.paymentId(), returned.returned());
            case OrderEvent.Cancelled cancelled ->
                new OrderCancelled(order, version, stock, reason(cancelled.reason()), cancelled.latePaymentId());
        };
    }

    private static Order order(UUID id, OrderTerms terms) {
        return Order.newBuilder()
                .setOrderId(id)
                .setTicketId(terms.ticketId())
                .setBuyerId(terms.buyerId())
                .setQuantity(terms.quantity())
                .setUnitPrice(terms.unitPrice())
                .setTotal(terms.total().minorUnits())
                .setCurrency(terms.currency())
                .setExpiresAt(terms.expiresAt())
                .build();
    }

    private static StockLevels levels(io.ticketing.orders.domain.StockLevels levels) {
        return new StockLevels(levels.version(), levels.held(), levels.sold());
    }

    private static io.ticketing.contracts.orders.CancelReason reason(CancelReason reason) {
        return switch (reason) {
            case BUYER -> io.ticketing.contracts.orders.CancelReason.BUYER;
            case EXPIRED -> io.ticketing.contracts.orders.CancelReason.EXPIRED;
            case WITHDRAWN -> io.ticketing.contracts.orders.CancelReason.WITHDRAWN;
            case PAYMENT_FAILED -> io.ticketing.contracts.orders.CancelReason.PAYMENT_FAILED;
        };
    }
}
