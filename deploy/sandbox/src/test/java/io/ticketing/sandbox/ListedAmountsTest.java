package io.ticketing.sandbox;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.ticketing.money.AmountBounds;
import io.ticketing.money.StripeCurrencies;

import static org.assertj.core.api.Assertions.assertThat;

/// What may be listed unless the operator says otherwise is what this gateway charges.
class ListedAmountsTest {

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    /// The decimals of Stripe's units, where they are not those of ISO 4217.
    private static final Map<String, Integer> DECIMALS = Map.of("MGA", 0, "ISK", 2, "UGX", 2);

    static List<AmountBounds> bounds() {
        return StripeCurrencies.all();
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void chargesFromTheMinimumToTheMaximumAndNothingBeyond(AmountBounds bounds) {
        var step = BigDecimal.ONE.movePointLeft(bounds.decimals());
        var minimum = bounds.minimum().amount();
        var maximum = bounds.maximum().amount();

        assertThat(charge(minimum, bounds.currency())).isEqualTo(200);
        assertThat(charge(maximum, bounds.currency())).isEqualTo(200);
        assertThat(charge(minimum.subtract(step), bounds.currency())).isEqualTo(400);
        assertThat(charge(maximum.add(step), bounds.currency())).isEqualTo(400);
    }

    private static int charge(BigDecimal amount, Currency currency) {
        int decimals = DECIMALS.getOrDefault(currency.getCurrencyCode(), currency.getDefaultFractionDigits());
        long units = amount.movePointRight(decimals).longValueExact();
        return GATEWAY.client()
                .send("POST", "/v1/payment_intents", "amount=%d&currency=%s".formatted(units, currency))
                .status();
    }
}
