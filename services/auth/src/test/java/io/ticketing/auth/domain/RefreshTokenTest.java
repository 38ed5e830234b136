package io.ticketing.auth.domain;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class RefreshTokenTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final RefreshSecret secret = RefreshSecret.random();
    private final RefreshToken token = new RefreshToken(secret, UUID.randomUUID(), NOW.plusSeconds(60));

    @Test
    void isChangedOnceAndTellsItsOwnerForWhat() {
        RefreshSecret next = RefreshSecret.random();
        assertThat(token.isUsed()).isFalse();

        token.changeFor(next, secret, NOW);

        assertThat(token.isUsed()).isTrue();
        assertThat(token.successor(secret)).contains(next);
        assertThat(token.successor(RefreshSecret.random())).get().isNotEqualTo(next);
        assertThatIllegalStateException().isThrownBy(() -> token.changeFor(next, secret, NOW));
    }

    @Test
    void expires() {
        assertThat(token.isExpired(NOW.plusSeconds(59))).isFalse();
        assertThat(token.isExpired(NOW.plusSeconds(60))).isTrue();
    }

    @Test
    void isKeptAsAHashOnly() {
        assertThat(secret.hash()).hasSize(43).isNotEqualTo(secret.value());
        assertThat(secret.toString()).doesNotContain(secret.value());
        assertThat(RefreshSecret.random().value()).hasSize(43).isNotEqualTo(secret.value());
    }
}
