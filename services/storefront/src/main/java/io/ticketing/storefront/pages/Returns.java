package io.ticketing.storefront.pages;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.ticketing.storefront.market.Refund;

/// What the buyer of an order has got back, and can still return.
///
/// @param payment missing if it is not known
/// @param left how many tickets the buyer still has
/// @param until missing if nothing can be returned any more
public record Returns(
        @Nullable UUID payment, int left, @Nullable Moment until, List<RefundRow> refunds) {

    /// Of an order of which nothing more is known.
    static Returns unknown(int quantity) {
        return new Returns(null, quantity, null, List.of());
    }

    static Returns of(
            UUID payment, int quantity, List<Refund> refunds, @Nullable Instant until, Words words, Instant now) {
        int given = refunds.stream()
                .filter(refund -> refund.status() != Refund.Status.FAILED)
                .mapToInt(Refund::quantity)
                .sum();
        return new Returns(
                payment,
                quantity - given,
                until == null || !now.isBefore(until) ? null : Moment.of(until, words),
                refunds.stream().map(refund -> RefundRow.of(refund, words)).toList());
    }

    public boolean isOpen() {
        return payment != null && until != null && left > 0;
    }

    public boolean isUnderWay() {
        return refunds.stream().anyMatch(RefundRow::isUnderWay);
    }

    /// What an open page compares with a later one, while something is under way.
    String pending() {
        return Long.toString(refunds.stream().filter(RefundRow::isUnderWay).count());
    }
}
