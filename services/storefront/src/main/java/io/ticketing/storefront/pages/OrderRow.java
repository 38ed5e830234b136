package io.ticketing.storefront.pages;

import java.time.Instant;
import java.util.UUID;

import io.ticketing.storefront.market.Order;

/// An order in a buyer's list.
///
/// @param what how many tickets, and their total price
public record OrderRow(
        UUID id, String title, String what, String state, String status, String placed, Instant createdAt) {

    static OrderRow of(Order order, Words words) {
        return new OrderRow(
                order.id(),
                order.ticket().title(),
                words.tickets(order.quantity()) + " · " + words.money(order.total(), order.currency()),
                Names.of(order.status()),
                status(order, words),
                words.time(order.createdAt()),
                order.createdAt());
    }

    private static String status(Order order, Words words) {
        return switch (order.status()) {
            case CREATED -> "Waiting for payment";
            case AWAITING_PAYMENT -> "Payment under way";
            case COMPLETE ->
                order.returned() == null ? "Yours" : "Yours, %s returned".formatted(words.number(order.returned()));
            case REFUNDED -> "Refunded";
            case CANCELLED ->
                switch (order.cancelReason()) {
                    case null -> "Cancelled";
                    case BUYER -> "Given back";
                    case EXPIRED -> "Time ran out";
                    case WITHDRAWN -> "Withdrawn by the seller";
                    case PAYMENT_FAILED -> "Payment failed";
                };
        };
    }
}
