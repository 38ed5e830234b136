package io.ticketing.money;

import java.math.BigDecimal;
import java.util.Currency;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class StripeCurrenciesTest {

    private static final ChargedCurrencies STRIPES = new ChargedCurrencies(StripeCurrencies.all());

    @ParameterizedTest
    @CsvSource({
        "USD, 2, 0.50, 999999.99",
        "EUR, 2, 0.50, 999999.99",
        "GBP, 2, 0.30, 999999.99",
        "HUF, 2, 175,  999999.99",
        "ZAR, 2, 0.01, 999999.99",
        "IDR, 2, 0.01, 9999999999.99",
        "JPY, 0, 50,   99999999",
        "KRW, 0, 1,    99999999",
        "MGA, 0, 1,    99999999",
        "ISK, 0, 1,    999999",
        "UGX, 0, 1,    999999",
        "KWD, 2, 0.01, 99999.99",
        "TND, 2, 0.01, 99999.99"
    })
    void chargesAsDocumented(String code, int decimals, BigDecimal minimum, BigDecimal maximum) {
        var currency = Currency.getInstance(code);

        assertThat(StripeCurrencies.all())
                .filteredOn(it -> it.currency().equals(currency))
                .containsExactly(new AmountBounds(decimals, Money.of(minimum, currency), Money.of(maximum, currency)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DEM", "ITL", "HRK", "ZWL", "SLL", "VED", "CLF", "KPW", "IRR", "CUP", "BOV", "XAU"})
    void leavesOutWhatIsNotCharged(String code) {
        assertThat(STRIPES.include(Currency.getInstance(code))).isFalse();
    }

    @Test
    void namesEachCurrencyOnceInAlphabeticalOrder() {
        assertThat(StripeCurrencies.all())
                .extracting(it -> it.currency().getCurrencyCode())
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSize(140);
    }

    @Test
    void neverChargesMoreExactlyThanACurrencyIs() {
        assertThat(StripeCurrencies.all())
                .allMatch(it -> it.decimals() <= it.currency().getDefaultFractionDigits());
    }
}
