package io.ticketing.payments;

import java.util.Map;

import io.smallrye.config.ConfigValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ticketing.testing.TestSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PaymentsConfigTest {

    private static final String PREFIX = "ticketing.payments.";

    @Test
    void takesItsDefaults() {
        assertThat(TestSettings.read(PaymentsConfig.class, Map.of())).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "gateway.timeout, 0s",
        "gateway.payments-at-once, 0",
        "breaker.failures, 0",
        "breaker.pause, 0s",
        "settlement.at-once, 0",
        "settlement.grace, 0s",
        "settlement.first-pause, 0s",
        "settlement.longest-pause, 0s",
        "payouts.every, 0s",
        "payouts.minimum, 0",
        "payouts.at-once, 0",
        "new-orders.patience, -1s",
        "fee, -1",
        "fee, 10001",
        "payouts.delay, -1s",
        "webhooks.tolerance, 0s",
        "webhooks.patience, -1s",
        "webhooks.keep, 3d"
    })
    void refusesWhatCanNotWork(String setting, String value) {
        assertThatThrownBy(() -> TestSettings.read(PaymentsConfig.class, Map.of(PREFIX + setting, value)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(setting.substring(setting.lastIndexOf('.') + 1));
    }
}
