package io.ticketing.storefront.pages;

import org.jspecify.annotations.Nullable;

import io.ticketing.storefront.market.Refund;
import io.ticketing.storefront.market.Refund.Status;

/// A refund on the page of its order.
///
/// @param state for styles: `pending`, `refunded`, `failed`
public record RefundRow(
        String text, String reason, String state, @Nullable String note, Moment asked) {

    static RefundRow of(Refund refund, Words words) {
        return new RefundRow(
                text(refund, words),
                switch (refund.reason()) {
                    case BUYER -> "You returned this.";
                    case SELLER -> "The seller took this back.";
                    case WITHDRAWN -> "The event was cancelled.";
                    case ORDER_LOST -> "The tickets were no longer there.";
                },
                Names.of(refund.status()),
                refund.note(),
                Moment.of(refund.createdAt(), words));
    }

    private static String text(Refund refund, Words words) {
        String text = switch (refund.status()) {
            case PENDING -> "Refund of %s for %s is on its way";
            case REFUNDED -> "%s for %s refunded";
            case FAILED -> "Refund of %s for %s has failed";
        };
        return text.formatted(words.money(refund.amount(), refund.currency()), words.tickets(refund.quantity()));
    }

    boolean isUnderWay() {
        return state.equals(Names.of(Status.PENDING));
    }
}
