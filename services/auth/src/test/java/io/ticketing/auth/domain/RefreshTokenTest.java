package io.ticketing.auth.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.ticketing.auth.domain.RefreshToken.Use;

import static org.assertj.core.api.Assertions.assertThat;

class RefreshTokenTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LEEWAY = Duration.ofSeconds(5);

    private final RefreshToken token =
            new RefreshToken(RefreshSecret.random(), UUID.randomUUID(), NOW.plusSeconds(60));

    @Test
    void isGoodOnce() {
        assertThat(token.use(NOW, LEEWAY)).isEqualTo(Use.ACCEPTED);
        assertThat(token.use(NOW.plusSeconds(6), LEEWAY)).isEqualTo(Use.STOLEN);
    }

    @Test
    void mayComeTwiceAtOnce() {
        token.use(NOW, LEEWAY);

        assertThat(token.use(NOW.plusSeconds(5), LEEWAY)).isEqualTo(Use.ACCEPTED);
        assertThat(token.use(NOW.plusSeconds(6), LEEWAY))
                .as("the leeway counts from the first use")
                .isEqualTo(Use.STOLEN);
    }

    @Test
    void expires() {
        assertThat(token.use(NOW.plusSeconds(60), LEEWAY)).isEqualTo(Use.EXPIRED);
    }

    @Test
    void isKeptAsAHashOnly() {
        RefreshSecret secret = RefreshSecret.random();

        assertThat(secret.hash()).hasSize(43).isNotEqualTo(secret.value());
        assertThat(secret.toString()).doesNotContain(secret.value());
        assertThat(RefreshSecret.random().value()).hasSize(43).isNotEqualTo(secret.value());
    }
}
