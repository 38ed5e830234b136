package io.ticketing.orders.application;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.avro.specific.SpecificRecord;

import io.ticketing.contracts.orders.OrderAwaitingPayment;
import io.ticketing.contracts.orders.OrderCancelled;
import io.ticketing.contracts.orders.OrderCompleted;
import io.ticketing.contracts.orders.OrderPlaced;
import io.ticketing.contracts.orders.StockLevels;
import io.ticketing.messaging.Outbox;
import io.ticketing.orders.domain.CancelReason;
import io.ticketing.orders.domain.OrderEvent;

/// Turns a domain event into its Avro record for the outbox.
@ApplicationScoped
class OrderEvents {

    private final Outbox outbox;

    OrderEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    Uni<Void> record(OrderEvent event) {
        return outbox.add(avro(event));
    }

    Uni<Void> record(List<? extends OrderEvent> events) {
        return outbox.add(events.stream().map(OrderEvents::avro).toArray(SpecificRecord[]::new));
    }

    private static SpecificRecord avro(OrderEvent event) {
        return switch (event) {
            case OrderEvent.Placed placed -> placed(placed);
            case OrderEvent.AwaitingPayment awaiting -> awaitingPayment(awaiting);
            case OrderEvent.Completed completed -> completed(completed);
            case OrderEvent.Cancelled cancelled -> cancelled(cancelled);
        };
    }

    private static OrderPlaced placed(OrderEvent.Placed event) {
        var terms = event.terms();
        return OrderPlaced.newBuilder()
                .setOrderId(event.orderId())
                .setVersion(event.version())
                .setTicketId(terms.ticketId())
                .setBuyerId(terms.buyerId())
                .setQuantity(terms.quantity())
                .setUnitPrice(terms.unitPrice())
                .setTotal(terms.total().minorUnits())
                .setCurrency(terms.currency())
                .setExpiresAt(terms.expiresAt())
                .setStock(levels(event))
                .setTicketVersion(terms.ticketVersion())
                .setTicketTitle(terms.ticketTitle())
                .build();
    }

    private static OrderAwaitingPayment awaitingPayment(OrderEvent.AwaitingPayment event) {
        var terms = event.terms();
        return OrderAwaitingPayment.newBuilder()
                .setOrderId(event.orderId())
                .setVersion(event.version())
                .setTicketId(terms.ticketId())
                .setBuyerId(terms.buyerId())
                .setQuantity(terms.quantity())
                .setUnitPrice(terms.unitPrice())
                .setTotal(terms.total().minorUnits())
                .setCurrency(terms.currency())
                .setExpiresAt(terms.expiresAt())
                .setStock(levels(event))
                .setPaymentId(event.paymentId())
                .build();
    }

    private static OrderCompleted completed(OrderEvent.Completed event) {
        var terms = event.terms();
        return OrderCompleted.newBuilder()
                .setOrderId(event.orderId())
                .setVersion(event.version())
                .setTicketId(terms.ticketId())
                .setBuyerId(terms.buyerId())
                .setQuantity(terms.quantity())
                .setUnitPrice(terms.unitPrice())
                .setTotal(terms.total().minorUnits())
                .setCurrency(terms.currency())
                .setExpiresAt(terms.expiresAt())
                .setStock(levels(event))
                .setPaymentId(event.paymentId())
                .build();
    }

    private static OrderCancelled cancelled(OrderEvent.Cancelled event) {
        var terms = event.terms();
        return OrderCancelled.newBuilder()
                .setOrderId(event.orderId())
                .setVersion(event.version())
                .setTicketId(terms.ticketId())
                .setBuyerId(terms.buyerId())
                .setQuantity(terms.quantity())
                .setUnitPrice(terms.unitPrice())
                .setTotal(terms.total().minorUnits())
                .setCurrency(terms.currency())
                .setExpiresAt(terms.expiresAt())
                .setStock(levels(event))
                .setReason(reason(event.reason()))
                .build();
    }

    private static StockLevels levels(OrderEvent event) {
        var levels = event.stock();
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
