package io.ticketing.idempotency;

import java.util.Map;

import io.smallrye.config.ConfigValidationException;
import org.junit.jupiter.api.Test;

import io.ticketing.testing.TestSettings;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IdempotencyConfigTest {

    @Test
    void refusesToRememberNothing() {
        assertThatThrownBy(() ->
                        TestSettings.read(IdempotencyConfig.class, Map.of("ticketing.idempotency-keys.keep", "0s")))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("keep");
    }
}
