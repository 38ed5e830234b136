package io.ticketing.money;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class MoneyTest {

    private static final Currency USD = Currency.getInstance("USD");

    @ParameterizedTest
    @CsvSource({
        "20.5, USD, 2050",
        "20.50, USD, 2050",
        "20.5000, USD, 2050",
        "1999, USD, 199900",
        "2e3, USD, 200000",
        "0, USD, 0",
        "0e999999999, USD, 0",
        "0e-999999999, USD, 0",
        "0.01, USD, 1",
        "9999999999.99, USD, 999999999999",
        "1999, JPY, 1999",
        "1999.0, JPY, 1999",
        "1.234, KWD, 1234"
    })
    void countsMinorUnits(BigDecimal amount, String currency, long minorUnits) {
        assertThat(Money.of(amount, Money.currency(currency)).minorUnits()).isEqualTo(minorUnits);
    }

    @ParameterizedTest
    @CsvSource({
        "-0.01, USD, negative",
        "-1e999999999, USD, negative",
        "0.001, USD, at most 2 decimals",
        "1e-999999999, USD, at most 2 decimals",
        "10.5, JPY, at most 0 decimals",
        "1.2345, KWD, at most 3 decimals",
        "10000000000, USD, over 9999999999.99",
        "9999999999.991, USD, over 9999999999.99",
        "1e999999999, USD, over 9999999999.99"
    })
    void refusesWhatNobodyCanPayAndDoesSoCheaply(BigDecimal amount, String currency, String reason) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> assertThatThrownBy(() -> Money.of(amount, Money.currency(currency)))
                        .isInstanceOf(InvalidAmountException.class)
                        .hasMessageContaining(reason));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"usd", "US", "ZZZ", "XXX", "XAU", "US D", "💶"})
    void refusesUnknownCurrencies(String code) {
        assertThatThrownBy(() -> Money.currency(code)).isInstanceOf(InvalidAmountException.class);
    }

    @ParameterizedTest
    @CsvSource({"2050, USD, 20.5", "199900, USD, 1999", "0, USD, 0", "1, USD, 0.01", "1990, JPY, 1990"})
    void showsNoMoreDecimalsThanNeeded(long minorUnits, String currency, String shown) {
        BigDecimal amount = new Money(minorUnits, Money.currency(currency)).amount();

        assertThat(amount).hasToString(shown);
        assertThat(amount.scale()).isNotNegative();
    }

    @Test
    void multipliesExactly() {
        assertThat(new Money(2050, USD).times(3)).isEqualTo(new Money(6150, USD));
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE, USD).times(2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void isNeverNegative() {
        assertThatThrownBy(() -> new Money(-1, USD)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Money(1, USD).times(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
