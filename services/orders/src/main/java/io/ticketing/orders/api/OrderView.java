package io.ticketing.orders.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.ticketing.orders.domain.Order;
import io.ticketing.orders.domain.OrderStatus;
import io.ticketing.orders.domain.OrderTerms;

/// An order as its buyer sees it.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Order",
        requiredProperties = {
            "id",
            "status",
            "expiresAt",
            "quantity",
            "total",
            "currency",
            "userId",
            "version",
            "ticket",
            "createdAt"
        })
record OrderView(
        UUID id,

        @Schema(
                enumeration = {"created", "awaiting_payment", "complete", "refunded", "cancelled"},
                description = "Values may be added")
        String status,

        @Schema(description = "When the hold ends, if the order is not paid")
        Instant expiresAt,

        int quantity,

        @Schema(description = "Total price", examples = "41")
        BigDecimal total,

        @Schema(description = "ISO 4217 code", pattern = "^[A-Z]{3}$", examples = "USD")
        String currency,

        @Schema(description = "The buyer") UUID userId,

        @Schema(description = "Grows with each change, from 1")
        long version,

        OrderedTicket ticket,
        Instant createdAt,

        @Schema(description = "How many of the tickets were returned and paid back, unless none was", examples = "1")
        @Nullable
        Integer returned,

        @Schema(
                enumeration = {"buyer", "expired", "withdrawn", "payment_failed"},
                description = "Only if the order is cancelled. Values may be added")
        @Nullable
        String cancelReason,

        @Schema(
                enumeration = {"accepted", "released"},
                description = "Only if a payment found the order expired: whether the tickets were still free at"
                        + " the same price. Values may be added")
        @Nullable
        String latePayment) {

    /// The ticket as it was when the order was placed.
    @Schema(requiredProperties = {"id", "title", "price"})
    record OrderedTicket(
            UUID id,
            String title,

            @Schema(description = "Price of one ticket", examples = "20.5")
            BigDecimal price) {}

    static OrderView of(Order order) {
        var reason = order.cancelReason().map(OrderView::lowerCase).orElse(null);
        var returned = order.returned() == 0 ? null : order.returned();
        var latePayment = order.latePayment().map(OrderView::lowerCase).orElse(null);
        return of(order.id(), order.terms(), order.status(), order.version(), returned, reason, latePayment);
    }

    /// The order as it was when it was placed, whatever has happened to it since.
    static OrderView asPlaced(UUID orderId, OrderTerms terms) {
        return of(orderId, terms, OrderStatus.CREATED, Order.FIRST_VERSION, null, null, null);
    }

    private static OrderView of(
            UUID orderId,
            OrderTerms terms,
            OrderStatus status,
            long version,
            @Nullable Integer returned,
            @Nullable String reason,
            @Nullable String latePayment) {
        return new OrderView(
                orderId,
                lowerCase(status),
                terms.expiresAt(),
                terms.quantity(),
                terms.total().amount(),
                terms.currency(),
                terms.buyerId(),
                version,
                new OrderedTicket(
                        terms.ticketId(), terms.ticketTitle(), terms.price().amount()),
                terms.createdAt(),
                returned,
                reason,
                latePayment);
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
