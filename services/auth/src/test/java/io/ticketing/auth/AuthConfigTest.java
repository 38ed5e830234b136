package io.ticketing.auth;

import java.util.Map;

import io.smallrye.config.ConfigValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ticketing.testing.TestSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AuthConfigTest {

    private static final String PREFIX = "ticketing.auth.";

    @Test
    void takesItsDefaults() {
        assertThat(TestSettings.read(AuthConfig.class, Map.of())).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "keys-reload-interval, 0s",
        "keys-publish-delay, -1s",
        "access-token-lifespan, 0s",
        "refresh-token-lifespan, 0s",
        "purge-interval, 0s",
        "passwords.threads, 0",
        "sign-in.period, 0s",
        "sign-in.attempts-per-email, 0",
        "sign-in.attempts-per-address, 0",
        "passwords.sign-up-threads, 0",
        "sign-in.attempts-of-strangers, 0",
        "sign-up.period, 0s",
        "sign-up.attempts-per-address, 0"
    })
    void refusesWhatCanNotWork(String setting, String value) {
        assertThatThrownBy(() -> TestSettings.read(AuthConfig.class, Map.of(PREFIX + setting, value)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(setting.substring(setting.lastIndexOf('.') + 1));
    }
}
