package io.ticketing.storefront.pages;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.ticketing.storefront.market.Payment;
import io.ticketing.storefront.market.Sale;

/// A sale on the page of its ticket's seller.
///
/// @param what how many tickets, and for how much
/// @param refunded missing if nothing was paid back
/// @param dispute missing if the buyer has not complained to the bank
/// @param left how many can still be refunded
/// @param key makes it safe to send a refund twice
public record SaleRow(
        UUID id,
        UUID order,
        String what,
        @Nullable String refunded,
        @Nullable String dispute,
        int left,
        Moment sold,
        UUID key) {

    static SaleRow of(Sale sale, Words words) {
        return new SaleRow(
                sale.id(),
                sale.orderId(),
                words.tickets(sale.quantity()) + " · " + words.money(sale.amount(), sale.currency()),
                sale.returned() == 0
                        ? null
                        : words.tickets(sale.returned()) + " returned, " + words.money(sale.refunded(), sale.currency())
                                + " refunded",
                sale.dispute() == null ? null : what(sale.dispute().status()),
                left(sale),
                Moment.of(sale.createdAt(), words),
                UUID.randomUUID());
    }

    private static int left(Sale sale) {
        var hasItsMoney = sale.dispute() == null || !sale.dispute().takesMoney();
        return sale.status() == Payment.Status.CAPTURED && hasItsMoney
                ? sale.quantity() - sale.returned() - sale.pending()
                : 0;
    }

    private static String what(Sale.Dispute.Status dispute) {
        return switch (dispute) {
            case INQUIRY -> "The buyer's bank asks about this payment";
            case INQUIRY_CLOSED -> "The buyer's bank has asked about this payment";
            case OPEN -> "Disputed: the buyer's bank has taken the money back";
            case WON -> "Dispute won: the money is back";
            case LOST -> "Dispute lost: the buyer has the money";
        };
    }

    public boolean isRefundable() {
        return left > 0;
    }
}
