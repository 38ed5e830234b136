package io.ticketing.storefront.pages;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.ticketing.storefront.market.Balance;
import io.ticketing.storefront.market.Page;

/// What a seller has earned, and what has changed it.
///
/// @param next the address of the next page, if there is one
public record BalancePage(
        List<BalancePicture> balances,
        List<ChangeRow> changes,
        @Nullable String next) {

    static final String PATH = "/sell/balance";

    static BalancePage of(List<Balance> balances, Page<Balance.Change> changes, Words words) {
        return new BalancePage(
                balances.stream()
                        .map(balance -> BalancePicture.of(balance, words))
                        .toList(),
                changes.items().stream()
                        .map(change -> ChangeRow.of(change, words))
                        .toList(),
                changes.next()
                        .map(next -> PATH + "?cursor=" + SafePath.encode(next))
                        .orElse(null));
    }
}
