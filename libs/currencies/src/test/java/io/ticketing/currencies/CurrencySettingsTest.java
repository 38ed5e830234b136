package io.ticketing.currencies;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ticketing.money.AmountBounds;
import io.ticketing.money.ChargedCurrencies;
import io.ticketing.money.Money;
import io.ticketing.money.StripeCurrencies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CurrencySettingsTest {

    private static final int OVER_THE_DEFAULTS = 1_000;

    @Test
    void chargesAsStripeDocumentsIfNothingIsSet() {
        assertThat(charged(Map.of()).all()).isEqualTo(StripeCurrencies.all());
    }

    @Test
    void chargesTheCurrenciesThatAreSetInTheirOrder() {
        assertThat(charged(Map.of("TICKETING_MONEY_CURRENCIES", "JPY,usd")).all())
                .containsExactly(bounds("JPY", 0, "50", "99999999"), bounds("USD", 2, "0.5", "999999.99"));
    }

    @Test
    void replacesTheBoundsThatAreSet() {
        var charged = charged(Map.of(
                "TICKETING_MONEY_CURRENCIES", "USD,KRW",
                "TICKETING_MONEY_MINIMUM_USD", "1.00",
                "TICKETING_MONEY_MAXIMUM_USD", "5000000",
                "TICKETING_MONEY_MINIMUM_KRW", "100"));

        assertThat(charged.all())
                .containsExactly(bounds("USD", 2, "1", "5000000"), bounds("KRW", 0, "100", "99999999"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CURRENCIES  | DEM         | ticketing.money.currencies: DEM is no currency that Stripe charges",
                "CURRENCIES  | USD,EURO    | ticketing.money.currencies: EURO is no currency that Stripe charges",
                "MINIMUM_DEM | 1           | ticketing.money.minimum.DEM is set, but DEM is not charged",
                "MAXIMUM_USX | 1           | ticketing.money.maximum.usx: Currency must be an ISO 4217 code such as USD",
                "MINIMUM_USD | 0           | ticketing.money.minimum.USD is 0: it must be over 0, and not over the maximum of 999999.99",
                "MINIMUM_USD | 2000000     | ticketing.money.minimum.USD is 2000000: it must be over 0, and not over the maximum of 999999.99",
                "MINIMUM_USD | -1          | ticketing.money.minimum.USD: Amount must not be negative",
                "MINIMUM_USD | 0.505       | ticketing.money.minimum.USD: Amount in USD must have at most 2 decimals",
                "MINIMUM_KWD | 0.505       | ticketing.money.minimum.KWD is 0.505: KWD is charged with at most 2 decimals",
                "MAXIMUM_USD | 99999999999 | ticketing.money.maximum.USD: Amount must not be over 9999999999.99"
            })
    void refusesInASentenceWhatCanNotWork(String variable, String value, String sentence) {
        assertThatThrownBy(() -> charged(Map.of("TICKETING_MONEY_" + variable, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(sentence);
    }

    private static AmountBounds bounds(String code, int decimals, String minimum, String maximum) {
        var currency = Currency.getInstance(code);
        return new AmountBounds(
                decimals, Money.of(new BigDecimal(minimum), currency), Money.of(new BigDecimal(maximum), currency));
    }

    private static ChargedCurrencies charged(Map<String, String> variables) {
        var config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new EnvConfigSource(variables, OVER_THE_DEFAULTS))
                .withMapping(MoneyConfig.class)
                .build()
                .getConfigMapping(MoneyConfig.class);
        return new CurrencySettings(config).charged();
    }
}
