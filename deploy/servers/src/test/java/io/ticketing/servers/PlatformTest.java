package io.ticketing.servers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ticketing.servers.process.StartFailure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-x86_64, linux-amd64",
        "Linux, aarch64, linux-arm_64, linux-arm64",
        "Mac OS X, x86_64, darwin-x86_64, darwin-amd64",
        "Mac OS X, aarch64, darwin-arm_64, darwin-arm64",
    })
    void namesTheServersOfAMachine(String system, String architecture, String postgres, String redis) {
        assertThat(Platform.of(system, architecture)).isEqualTo(new Platform(postgres, redis));
    }

    @Test
    void saysWhereItDoesNotRun() {
        assertThatThrownBy(() -> Platform.of("Windows 11", "amd64"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("Windows 11");
    }
}
