package io.ticketing.storefront.pages;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import io.ticketing.storefront.market.Balance;

/// A change of a seller's balance.
///
/// @param net what the seller has more than before
/// @param fee what was kept or given back with it; missing if nothing was
public record ChangeRow(String what, String net, @Nullable String fee, Moment at) {

    static ChangeRow of(Balance.Change change, Words words) {
        return new ChangeRow(
                what(change.kind()),
                words.money(change.net(), change.currency()),
                fee(change, words),
                Moment.of(change.createdAt(), words));
    }

    private static @Nullable String fee(Balance.Change change, Words words) {
        if (change.fee().compareTo(BigDecimal.ZERO) == 0) {
            return null;
        }
        String kept = words.money(change.fee().abs(), change.currency());
        return words.money(change.amount(), change.currency())
                + (change.fee().signum() > 0 ? ", less a fee of " + kept : ", and a fee of " + kept + " given back");
    }

    private static String what(String kind) {
        return switch (kind) {
            case "capture" -> "Sale";
            case "capture_revoked" -> "Sale cancelled";
            case "refund" -> "Refund";
            case "refund_sent_back" -> "Refund sent back by the buyer’s bank";
            case "dispute" -> "Disputed by a buyer";
            case "dispute_won" -> "Dispute won";
            case "payout" -> "Payout";
            default -> "Other";
        };
    }
}
