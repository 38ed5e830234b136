package io.ticketing.storefront.pages;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import io.ticketing.storefront.market.Balance;

/// What a seller has earned in one currency, in the seller's format.
///
/// @param disputed missing if no bank has taken anything back
public record BalancePicture(
        String currency,
        String available,
        String pending,
        String sold,
        String fees,
        String refunded,
        @Nullable String disputed,
        String paidOut) {

    static BalancePicture of(Balance balance, Words words) {
        String currency = balance.currency();
        return new BalancePicture(
                currency,
                words.money(balance.available(), currency),
                words.money(balance.pending(), currency),
                words.money(balance.sold(), currency),
                words.money(balance.fees(), currency),
                words.money(balance.refunded(), currency),
                balance.disputed().compareTo(BigDecimal.ZERO) == 0 ? null : words.money(balance.disputed(), currency),
                words.money(balance.paidOut(), currency));
    }
}
