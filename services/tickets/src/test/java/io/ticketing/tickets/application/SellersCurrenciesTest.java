package io.ticketing.tickets.application;

import java.util.Currency;
import java.util.List;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.api.Test;

import io.ticketing.money.AmountBounds;
import io.ticketing.money.ChargedCurrencies;
import io.ticketing.money.Money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SellersCurrenciesTest {

    private static final Currency CHF = Currency.getInstance("CHF");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final ChargedCurrencies CHARGED = new ChargedCurrencies(List.of(any(CHF), any(EUR)));

    @Test
    void beginWithTheUsualOne() {
        assertThat(new SellersCurrencies(() -> EUR, CHARGED).choice())
                .extracting(AmountBounds::currency)
                .containsExactly(EUR, CHF);
    }

    @Test
    void includeTheUsualOne() {
        assertThatThrownBy(() -> new SellersCurrencies(() -> Currency.getInstance("USD"), CHARGED))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("ticketing.tickets.currency is USD, which is not charged: see ticketing.money.currencies");
    }

    private static AmountBounds any(Currency currency) {
        return new AmountBounds(2, new Money(1, currency), new Money(100, currency));
    }
}
