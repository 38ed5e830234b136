package io.ticketing.auth.application;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.ticketing.auth.TestConfig;
import io.ticketing.auth.domain.Email;

import static org.assertj.core.api.Assertions.assertThat;

class SignInLimitsTest {

    private static final Email ANN = new Email("ann@example.com");
    private static final Email BOB = new Email("bob@example.com");

    private final SignInLimits limits =
            new SignInLimits(
                    TestConfig.with(
                            Map.of(
                                    "ticketing.auth.sign-in.attempts-per-email", "2",
                                    "ticketing.auth.sign-in.attempts-per-address", "4",
                                    "ticketing.auth.sign-in.period", "1h")));

    @Test
    void limitsAnEmailFromAnywhereWhateverItsCapitals() {
        assertThat(limits.take(ANN, "1.1.1.1")).isEmpty();
        assertThat(limits.take(new Email("ANN@example.com"), "2.2.2.2")).isEmpty();
        assertThat(limits.take(ANN, "3.3.3.3"))
                .hasValueSatisfying(wait -> assertThat(wait).isPositive());
        assertThat(limits.take(BOB, "1.1.1.1")).isEmpty();
    }

    @Test
    void limitsAnAddressWhateverTheEmail() {
        for (int i = 0; i < 4; i++) {
            assertThat(limits.take(new Email(i + "@example.com"), "1.1.1.1")).isEmpty();
        }
        assertThat(limits.take(BOB, "1.1.1.1"))
                .hasValueSatisfying(
                        wait ->
                                assertThat(wait)
                                        .isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15)));
        assertThat(limits.take(BOB, "2.2.2.2")).isEmpty();
    }

    @Test
    void countsFailuresOnly() {
        for (int i = 0; i < 10; i++) {
            assertThat(limits.take(ANN, "1.1.1.1")).isEmpty();
            limits.giveBack(ANN, "1.1.1.1");
        }
    }
}
