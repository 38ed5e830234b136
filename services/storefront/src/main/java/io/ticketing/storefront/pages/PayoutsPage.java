package io.ticketing.storefront.pages;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.ticketing.storefront.market.Page;
import io.ticketing.storefront.market.Payout;
import io.ticketing.storefront.market.SellerAccount;

/// How a seller is paid, and was paid.
///
/// @param state of the seller's account at the payment gateway
/// @param onboardingUrl where the gateway asks the seller, if the page is to lead there
/// @param next the address of the next page, if there is one
public record PayoutsPage(
        String state,
        @Nullable String onboardingUrl,
        List<Row> payouts,
        @Nullable String next) {

    static final String PATH = "/sell/payouts";

    /// @param amount in the visitor's format
    public record Row(String amount, String state, Moment begun) {

        static Row of(Payout payout, Words words) {
            return new Row(
                    words.money(payout.amount(), payout.currency()),
                    Names.of(payout.status()),
                    Moment.of(payout.createdAt(), words));
        }
    }

    static PayoutsPage of(SellerAccount account, Page<Payout> payouts, Words words) {
        return new PayoutsPage(
                Names.of(account.status()),
                account.onboardingUrl(),
                payouts.items().stream().map(payout -> Row.of(payout, words)).toList(),
                payouts.next()
                        .map(next -> PATH + "?cursor=" + SafePath.encode(next))
                        .orElse(null));
    }
}
