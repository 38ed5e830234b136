package io.ticketing.orders;

import java.util.Map;

import io.smallrye.config.ConfigValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ticketing.testing.TestSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OrdersConfigTest {

    private static final String PREFIX = "ticketing.orders.";

    @Test
    void takesItsDefaults() {
        assertThat(TestSettings.read(OrdersConfig.class, Map.of())).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"reservation-time, 0s", "max-quantity, 0", "max-quantity, 101", "max-placements, 0"})
    void refusesWhatCanNotWork(String setting, String value) {
        assertThatThrownBy(() -> TestSettings.read(OrdersConfig.class, Map.of(PREFIX + setting, value)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(setting.substring(setting.lastIndexOf('.') + 1));
    }
}
