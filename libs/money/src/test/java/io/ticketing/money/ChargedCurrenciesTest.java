package io.ticketing.money;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChargedCurrenciesTest {

    private static final ChargedCurrencies CURRENCIES = new ChargedCurrencies(
            List.of(bounds("USD", 2, "0.50", "100"), bounds("KWD", 2, "0.15", "30"), bounds("JPY", 0, "50", "9999")));

    @ParameterizedTest
    @ValueSource(strings = {"0.50 USD", "100 USD", "0.15 KWD", "29.99 KWD", "50 JPY", "9999 JPY"})
    void takesWhatIsWithinTheBounds(String amount) {
        assertThat(CURRENCIES.refuse(money(amount))).isEmpty();
    }

    @Test
    void namesTheBoundThatAnAmountBreaks() {
        assertThat(CURRENCIES.refuse(money("0.49 USD"))).contains(new Unchargeable.TooSmall(money("0.50 USD")));
        assertThat(CURRENCIES.refuse(money("100.01 USD"))).contains(new Unchargeable.TooLarge(money("100 USD")));
        assertThat(CURRENCIES.refuse(money("49 JPY"))).contains(new Unchargeable.TooSmall(money("50 JPY")));
        assertThat(CURRENCIES.refuse(money("1.234 KWD")))
                .contains(new Unchargeable.TooFine(Currency.getInstance("KWD"), 2));
    }

    @Test
    void refusesOtherCurrencies() {
        assertThat(CURRENCIES.include(Currency.getInstance("USD"))).isTrue();
        assertThat(CURRENCIES.include(Currency.getInstance("EUR"))).isFalse();
        assertThat(CURRENCIES.refuse(money("20 EUR")))
                .contains(new Unchargeable.OtherCurrency(Currency.getInstance("EUR")));
    }

    @Test
    void keepsTheirOrder() {
        assertThat(CURRENCIES.all())
                .extracting(it -> it.currency().getCurrencyCode())
                .containsExactly("USD", "KWD", "JPY");
    }

    @Test
    void hasNoBoundsThatLeaveNothing() {
        assertThatThrownBy(() -> bounds("USD", 2, "2", "1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> bounds("USD", 2, "0", "1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AmountBounds(2, money("1 USD"), money("2 EUR")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static AmountBounds bounds(String currency, int decimals, String minimum, String maximum) {
        return new AmountBounds(decimals, money(minimum + " " + currency), money(maximum + " " + currency));
    }

    private static Money money(String text) {
        var parts = text.split(" ");
        return Money.of(new BigDecimal(parts[0]), Money.currency(parts[1]));
    }
}
