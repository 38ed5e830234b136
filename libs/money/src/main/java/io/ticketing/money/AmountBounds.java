package io.ticketing.money;

import java.util.Currency;
import java.util.Optional;

/// What can be charged in one currency: how little, how much and how exactly.
///
/// @param decimals of an amount in major units; they may be fewer than the currency has
public record AmountBounds(int decimals, Money minimum, Money maximum) {

    /// @throws IllegalArgumentException if they leave nothing to charge
    public AmountBounds {
        if (!minimum.currency().equals(maximum.currency())) {
            throw new IllegalArgumentException("bounds in two currencies");
        }
        if (minimum.minorUnits() == 0 || minimum.minorUnits() > maximum.minorUnits()) {
            throw new IllegalArgumentException("the minimum must be over 0 and not over the maximum");
        }
    }

    public Currency currency() {
        return minimum.currency();
    }

    /// @param amount in the same currency
    Optional<Unchargeable> refuse(Money amount) {
        if (amount.minorUnits() < minimum.minorUnits()) {
            return Optional.of(new Unchargeable.TooSmall(minimum));
        }
        if (amount.minorUnits() > maximum.minorUnits()) {
            return Optional.of(new Unchargeable.TooLarge(maximum));
        }
        return amount.amount().scale() > decimals
                ? Optional.of(new Unchargeable.TooFine(currency(), decimals))
                : Optional.empty();
    }
}
