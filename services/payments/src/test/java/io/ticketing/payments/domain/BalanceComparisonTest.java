package io.ticketing.payments.domain;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BalanceComparisonTest {

    @Test
    void comparesEachCurrencyThatOneOfThemHas() {
        var compared = BalanceComparison.between(Map.of("EUR", 5L, "USD", 7L), Map.of("JPY", 1L, "USD", 7L), Map.of());

        assertThat(compared)
                .containsExactly(
                        new BalanceComparison("EUR", 5, 0, 0),
                        new BalanceComparison("JPY", 0, 1, 0),
                        new BalanceComparison("USD", 7, 7, 0));
        assertThat(compared).extracting(BalanceComparison::difference).containsExactly(-5L, 1L, 0L);
    }

    @Test
    void showsNoMoreThanWhatIsUnderWayCanExplain() {
        assertThat(new BalanceComparison("USD", 7, 2, 5).difference()).isZero();
        assertThat(new BalanceComparison("USD", 2, 7, 4).difference()).isEqualTo(5);
    }
}
