package io.ticketing.payments.gateway;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.money.Money;

import static org.assertj.core.api.Assertions.assertThat;

class StripeAmountTest {

    @ParameterizedTest
    @CsvSource({
        "20.50, USD, 2050",
        "0.01, EUR, 1",
        "10.45, HUF, 1045",
        "800.45, TWD, 80045",
        "500, JPY, 500",
        "500, CLP, 500",
        "500, BIF, 500",
        "500, DJF, 500",
        "500, GNF, 500",
        "500, KMF, 500",
        "500, KRW, 500",
        "500, PYG, 500",
        "500, RWF, 500",
        "500, VND, 500",
        "500, VUV, 500",
        "500, XAF, 500",
        "500, XOF, 500",
        "500, XPF, 500",
        "500, MGA, 500",
        "5, ISK, 500",
        "5, UGX, 500",
        "5.12, BHD, 5120",
        "5.12, JOD, 5120",
        "5.12, KWD, 5120",
        "5.12, OMR, 5120",
        "5.12, TND, 5120"
    })
    void isInTheUnitsOfTheGateway(String amount, String currency, long units) {
        assertThat(amount(amount, currency).units()).hasValue(units);
    }

    @ParameterizedTest
    @CsvSource({"20.5, MGA", "0.01, MGA", "5.124, BHD", "5.124, JOD", "5.124, KWD", "5.124, OMR", "5.124, TND"})
    void isNoneWhereTheGatewayHasNoSuchAmount(String amount, String currency) {
        assertThat(amount(amount, currency).units()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"USD, 0.01", "JPY, 1", "MGA, 1", "ISK, 1", "UGX, 1", "KWD, 0.01"})
    void knowsItsSmallestStep(String currency, BigDecimal step) {
        assertThat(amount("1", currency).step()).isEqualByComparingTo(step);
    }

    @ParameterizedTest
    @CsvSource({"19.48, USD, 19.48", "5.129, KWD, 5.12", "20.5, MGA, 20", "500, ISK, 500"})
    void roundsDownToWhatTheGatewayHas(String amount, String currency, BigDecimal payable) {
        assertThat(amount(amount, currency).roundedDown().amount()).isEqualByComparingTo(payable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"USD", "JPY", "MGA", "ISK", "KWD"})
    void takesTheLargestPriceManyTimes(String currency) {
        var most =
                Money.of(new BigDecimal("99999999"), Money.currency(currency)).times(100_000);

        assertThat(new StripeAmount(most).units()).isPresent();
    }

    @Test
    void writesItsStepAsAPersonDoes() {
        assertThat(amount("1", "ISK").step().toPlainString()).isEqualTo("1");
        assertThat(amount("1", "KWD").step().toPlainString()).isEqualTo("0.01");
    }

    private static StripeAmount amount(String amount, String currency) {
        return new StripeAmount(Money.of(new BigDecimal(amount), Money.currency(currency)));
    }
}
