package io.ticketing.storefront.pages;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.ticketing.storefront.market.Payment;
import io.ticketing.storefront.market.Sale;

/// A sale on the page of its ticket's seller.
///
/// @param what how many tickets, and for how much
/// @param refunded missing if nothing was paid back
/// @param left how many can still be refunded
/// @param key makes it safe to send a refund twice
public record SaleRow(
        UUID id, UUID order, String what, @Nullable String refunded, int left, Moment sold, UUID key) {

    static SaleRow of(Sale sale, Words words) {
        return new SaleRow(
                sale.id(),
                sale.orderId(),
                words.tickets(sale.quantity()) + " · " + words.money(sale.amount(), sale.currency()),
                sale.returned() == 0
                        ? null
                        : words.tickets(sale.returned()) + " returned, " + words.money(sale.refunded(), sale.currency())
                                + " refunded",
                sale.status() == Payment.Status.CAPTURED ? sale.quantity() - sale.returned() - sale.pending() : 0,
                Moment.of(sale.createdAt(), words),
                UUID.randomUUID());
    }

    public boolean isRefundable() {
        return left > 0;
    }
}
