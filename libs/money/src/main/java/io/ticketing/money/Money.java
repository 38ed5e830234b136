package io.ticketing.money;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/// An exact, never negative amount in the minor units of a currency (cents of USD, whole yen of
/// JPY).
public record Money(long minorUnits, Currency currency) {

    private static final BigDecimal LARGEST = new BigDecimal("9999999999.99");

    public Money {
        Objects.requireNonNull(currency);
        if (minorUnits < 0) {
            throw new IllegalArgumentException("negative money: " + minorUnits);
        }
    }

    /// Money from what a person entered, in major units.
    ///
    /// @throws InvalidAmountException if negative, over 9,999,999,999.99, or finer than the currency's
    /// minor unit
    public static Money of(BigDecimal amount, Currency currency) {
        if (amount.signum() < 0) {
            throw new InvalidAmountException("Amount must not be negative");
        }
        // Compares magnitudes before digits, so that 1e999999999 costs nothing. Nothing may be
        // rescaled before this.
        if (amount.compareTo(LARGEST) > 0) {
            throw new InvalidAmountException("Amount must not be over 9999999999.99");
        }
        int decimals = currency.getDefaultFractionDigits();
        BigDecimal exact = amount.stripTrailingZeros();
        if (exact.scale() > decimals) {
            throw new InvalidAmountException(
                    "Amount in %s must have at most %d decimals".formatted(currency, decimals));
        }
        return new Money(exact.movePointRight(decimals).longValueExact(), currency);
    }

    /// The currency of an ISO 4217 code in capitals.
    ///
    /// @throws InvalidAmountException if it can't be paid in: unknown, or without a minor unit
    /// (gold, test codes)
    public static Currency currency(@Nullable String code) {
        if (code != null && code.length() == 3) {
            try {
                Currency currency = Currency.getInstance(code);
                if (currency.getDefaultFractionDigits() >= 0) {
                    return currency;
                }
            } catch (IllegalArgumentException unknown) {
                // answered below, like a code without a minor unit
            }
        }
        throw new InvalidAmountException("Currency must be an ISO 4217 code such as USD");
    }

    /// The amount in major units with no more decimals than it needs: `20.5`, `1999`.
    public BigDecimal amount() {
        BigDecimal amount = BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits())
                .stripTrailingZeros();
        return amount.scale() < 0 ? amount.setScale(0) : amount;
    }

    /// @throws ArithmeticException if the product does not fit
    public Money times(int quantity) {
        return new Money(Math.multiplyExact(minorUnits, quantity), currency);
    }
}
